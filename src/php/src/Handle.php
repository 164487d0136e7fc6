<?php

declare(strict_types=1);

namespace Followup;

/** What the library made, freed with the object. @internal */
final class Handle
{
    public function __construct(
        private readonly \FFI $c,
        private readonly string $free,
        public readonly \FFI\CData $pointer,
    ) {
    }

    public function __destruct()
    {
        $this->c->{$this->free}($this->pointer);
    }
}
