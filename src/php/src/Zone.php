<?php

declare(strict_types=1);

namespace Followup;

/** A zone is local time, by the rules that PHP has of it. */
final class Zone
{
    private const FIRST = 0;
    private const LAST = 7258118399; // the library's range, up to 2200

    /** What questions call it. */
    public readonly string $name;
    /** Local time minus UTC in seconds, at first. */
    public readonly int $before;
    /** @var list<int> when it changes, in seconds since 1970 */
    public readonly array $at;
    /** @var list<int> to what, in seconds */
    public readonly array $offset;
    /** Whether the system's tz database knows it by this name. */
    public readonly bool $known;

    /** @param ?string $name another than its own */
    public function __construct(\DateTimeZone $zone, ?string $name = null)
    {
        $this->name = $name ?? $zone->getName();
        $known = timezone_identifiers_list(\DateTimeZone::ALL_WITH_BC);
        $this->known = $name === null && in_array($this->name, $known, true);
        // False: it has an offset and no rules.
        $changes = $zone->getTransitions(self::FIRST, self::LAST) ?: [];
        $this->before = $changes[0]['offset'] ?? $zone->getOffset(new \DateTimeImmutable('@0'));
        $later = array_values(array_filter($changes, static fn (array $one): bool => $one['ts'] > self::FIRST));
        $this->at = array_column($later, 'ts');
        $this->offset = array_column($later, 'offset');
    }
}
