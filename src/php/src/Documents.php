<?php

declare(strict_types=1);

namespace Followup;

/** Documents as texts, and back. @internal */
final class Documents
{
    private const FLAGS = JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE
        | JSON_PRESERVE_ZERO_FRACTION;

    /** "2026-11-24T08:00:00Z", a fraction of a second cut off. */
    public static function instant(\DateTimeInterface $at): string
    {
        $utc = \DateTimeImmutable::createFromInterface($at)->setTimezone(new \DateTimeZone('UTC'));
        return $utc->format('Y-m-d\TH:i:s\Z');
    }

    /** @param array<array-key, mixed> $document times in it are written as instants */
    public static function text(array $document): string
    {
        try {
            return json_encode(self::written($document), self::FLAGS);
        } catch (\JsonException $error) {
            $mistake = new Mistake('', $error->getMessage(), 'what JSON can have');
            throw new Refused('invalid_document', [$mistake]);
        }
    }

    private static function written(mixed $value): mixed
    {
        return match (true) {
            is_array($value) => array_map(self::written(...), $value),
            $value instanceof \stdClass => (object) array_map(self::written(...), (array) $value),
            $value instanceof \DateTimeInterface => self::instant($value),
            default => $value,
        };
    }

    /** @return array<string, mixed> a number that PHP has no integer for is a text */
    public static function read(string $text): array
    {
        return json_decode($text, true, 512, JSON_THROW_ON_ERROR | JSON_BIGINT_AS_STRING);
    }
}
