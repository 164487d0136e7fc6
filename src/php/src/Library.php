<?php

declare(strict_types=1);

namespace Followup;

/** The C interface in process, by FFI. The file is FOLLOWUP_LIBRARY's, or else looked for where programs look. */
final class Library implements Engine
{
    private readonly \FFI $c;

    /** @throws Unavailable where it cannot be loaded */
    public function __construct(?string $file = null)
    {
        $file ??= getenv('FOLLOWUP_LIBRARY') ?: 'libfollowup_c.so.0';
        try {
            $this->c = \FFI::cdef((string) file_get_contents(__DIR__ . '/interface.h'), $file);
        } catch (\FFI\Exception $error) {
            throw new Unavailable("$file cannot be loaded: {$error->getMessage()}", 0, $error);
        }
    }

    public function check(string $kind, string $document): void
    {
        $this->document($kind, $document);
    }

    public function open(Setting $setting): Line
    {
        return new LibraryLine($this->c, $this, $setting);
    }

    /** @internal */
    public function document(string $kind, string $document): Handle
    {
        $read = "fu_{$kind}_read";
        return $this->made(
            $kind,
            fn (\FFI\CData $out, \FFI\CData $error): int
                => $this->c->$read($document, strlen($document), $out, $error),
        );
    }

    /** @internal */
    public function zone(Zone $zone): Handle
    {
        $count = count($zone->at);
        $at = $this->c->new('int64_t[' . max(1, $count) . ']');
        $offset = $this->c->new('int32_t[' . max(1, $count) . ']');
        foreach ($zone->at as $i => $when) {
            $at[$i] = $when;
            $offset[$i] = $zone->offset[$i];
        }
        return $this->made('zone', fn (\FFI\CData $out, \FFI\CData $error): int => $this->c->fu_zone_make(
            $zone->name,
            strlen($zone->name),
            $zone->before,
            $at,
            $offset,
            $count,
            $out,
            $error,
        ));
    }

    /**
     * @internal
     * @param \Closure(\FFI\CData, \FFI\CData): int $make
     */
    public function made(string $kind, \Closure $make): Handle
    {
        $out = $this->c->new("fu_$kind *");
        $error = $this->c->new('fu_text');
        try {
            $this->expectGood($make(\FFI::addr($out), \FFI::addr($error)), $error);
        } finally {
            $this->c->fu_text_free(\FFI::addr($error));
        }
        return new Handle($this->c, "fu_{$kind}_free", $out);
    }

    /** @internal */
    public function expectGood(int $status, \FFI\CData $error): void
    {
        if ($status !== 0) {
            $said = self::text($error);
            throw Refused::of($said === '' ? [] : Documents::read($said), $this->c->fu_status_name($status));
        }
    }

    /** @internal */
    public static function text(\FFI\CData $text): string
    {
        return $text->size === 0 ? '' : \FFI::string($text->data, $text->size);
    }
}
