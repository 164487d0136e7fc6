<?php

declare(strict_types=1);

namespace Followup;

/** A line takes the text of a question and gives that of its answer, which may be a refusal. */
interface Line
{
    public function ask(string $question): string;

    public function close(): void;
}
