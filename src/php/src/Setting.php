<?php

declare(strict_types=1);

namespace Followup;

/** What the questions of a session have in common. @internal */
final class Setting
{
    /**
     * @param array<string, Policy> $policies
     * @param array<string, Calendar> $calendars
     * @param list<Zone> $zones
     */
    public function __construct(
        public readonly ?Policy $policy,
        public readonly ?Calendar $calendar,
        public readonly array $policies,
        public readonly array $calendars,
        public readonly array $zones,
        public readonly bool $reasons,
    ) {
    }
}
