<?php

declare(strict_types=1);

namespace Followup;

/** @internal */
final class LibraryLine implements Line
{
    private const NO_REASONS = 1;
    private const BY_CLOCK = 4;

    private ?Handle $session;
    private readonly ?Handle $policy;
    private readonly ?Handle $calendar;
    private readonly \FFI\CData $answer;
    private readonly \FFI\CData $error;
    private readonly int $flags;

    public function __construct(private readonly \FFI $c, private readonly Library $library, Setting $setting)
    {
        $this->answer = $c->new('fu_text');
        $this->error = $c->new('fu_text');
        $this->flags = self::BY_CLOCK | ($setting->reasons ? 0 : self::NO_REASONS);
        $this->policy = $setting->policy ? $library->document('policy', $setting->policy->text) : null;
        $this->calendar = $setting->calendar ? $library->document('calendar', $setting->calendar->text) : null;
        $this->session = $this->session(array_map($library->zone(...), $setting->zones));
        foreach ($setting->policies as $name => $one) {
            $this->name('policy', (string) $name, $one->text);
        }
        foreach ($setting->calendars as $name => $one) {
            $this->name('calendar', (string) $name, $one->text);
        }
    }

    public function __destruct()
    {
        $this->close();
        $this->c->fu_text_free(\FFI::addr($this->answer));
        $this->c->fu_text_free(\FFI::addr($this->error));
    }

    public function ask(string $question): string
    {
        $status = $this->c->fu_ask(
            $this->session?->pointer,
            $this->policy?->pointer,
            $this->calendar?->pointer,
            time(),
            $this->flags,
            $question,
            strlen($question),
            \FFI::addr($this->answer),
            \FFI::addr($this->error),
        );
        if ($this->answer->size === 0) {
            $this->library->expectGood($status, $this->error);
        }
        return Library::text($this->answer);
    }

    public function close(): void
    {
        $this->session = null;
    }

    /** @param list<Handle> $zones */
    private function session(array $zones): Handle
    {
        $list = $this->c->new('fu_zone *[' . max(1, count($zones)) . ']');
        foreach ($zones as $i => $one) {
            $list[$i] = $one->pointer;
        }
        $array = $this->c->cast('const fu_zone *const *', \FFI::addr($list));
        return $this->library->made(
            'session',
            fn (\FFI\CData $out, \FFI\CData $error): int
                => $this->c->fu_session_make($array, count($zones), $out, $error),
        );
    }

    private function name(string $kind, string $name, string $document): void
    {
        $one = $this->library->document($kind, $document);
        $status = $this->c->{"fu_session_name_$kind"}(
            $this->session?->pointer,
            $name,
            strlen($name),
            $one->pointer,
            \FFI::addr($this->error),
        );
        $this->library->expectGood($status, $this->error);
    }
}
