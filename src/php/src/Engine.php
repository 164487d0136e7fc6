<?php

declare(strict_types=1);

namespace Followup;

/** An engine is a way to the library: in process, or through a process of its own. */
interface Engine
{
    /**
     * @param string $kind 'policy' or 'calendar'
     * @throws Refused where the document is not one
     */
    public function check(string $kind, string $document): void;

    public function open(Setting $setting): Line;
}
