<?php

declare(strict_types=1);

namespace Followup;

/** A mistake is a place, and what is wrong there. */
final class Mistake
{
    public function __construct(
        /** A JSON Pointer into the document, or the name of an argument. */
        public readonly string $path,
        public readonly string $found,
        public readonly string $allowed,
    ) {
    }
}
