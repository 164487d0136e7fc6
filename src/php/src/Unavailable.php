<?php

declare(strict_types=1);

namespace Followup;

/** The library cannot be had, or the process that has it has gone. */
final class Unavailable extends \RuntimeException
{
}
