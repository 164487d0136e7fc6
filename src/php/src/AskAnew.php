<?php

declare(strict_types=1);

namespace Followup;

/** Progress that is no use: ask once more with the whole history, and 'progress' => null. */
final class AskAnew extends Refused
{
}
