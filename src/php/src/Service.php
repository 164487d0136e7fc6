<?php

declare(strict_types=1);

namespace Followup;

/** `followup serve`, started for each session and ended with it. The command is FOLLOWUP_COMMAND's, or else that of the
 * path. */
final class Service implements Engine
{
    private readonly string $command;

    public function __construct(?string $command = null)
    {
        $this->command = $command ?? (getenv('FOLLOWUP_COMMAND') ?: 'followup');
    }

    public function check(string $kind, string $document): void
    {
        json_decode($document);
        if (json_last_error() !== JSON_ERROR_NONE) {
            $mistake = ['path' => '', 'found' => json_last_error_msg(), 'allowed' => 'a JSON text'];
            throw Refused::of(['mistakes' => [$mistake], 'error' => 'invalid_document']);
        }
        // The document is as it was, on one line: within its texts there are no ends of lines.
        $line = new ServiceLine($this->command, []);
        $said = Documents::read($line->ask("{\"verb\":\"check\",\"$kind\":" . strtr($document, "\r\n", '  ') . '}'));
        $line->close();
        if (($said['good'] ?? false) !== true) {
            $mistakes = self::within($kind, $said['mistakes'] ?? []);
            throw Refused::of(['mistakes' => $mistakes, 'error' => 'invalid_document']);
        }
    }

    /**
     * @param list<array{path: string, found: string, allowed: string}> $mistakes
     * @return list<array{path: string, found: string, allowed: string}> with paths into the document itself
     */
    private static function within(string $kind, array $mistakes): array
    {
        foreach ($mistakes as &$one) {
            $one['path'] = preg_replace("~^/$kind(?=/|$)~", '', $one['path']);
        }
        return $mistakes;
    }

    public function open(Setting $setting): Line
    {
        foreach ($setting->zones as $zone) {
            if (!$zone->known) {
                $mistake = new Mistake('zones', $zone->name, 'zones of the tz database, unless FFI is allowed');
                throw new Refused('unknown_time_zone', [$mistake]);
            }
        }
        $folder = new Folder();
        $options = $setting->reasons ? [] : ['--no-reasons'];
        foreach (['policy' => $setting->policy, 'calendar' => $setting->calendar] as $kind => $one) {
            if ($one !== null) {
                array_push($options, "--$kind", $folder->write("$kind.json", $one->text));
            }
        }
        foreach (['policies' => $setting->policies, 'calendars' => $setting->calendars] as $kind => $those) {
            $place = $folder->make($kind);
            foreach ($those as $name => $one) {
                $folder->write("$kind/$name.json", $one->text);
            }
            array_push($options, "--$kind", $place);
        }
        return new ServiceLine($this->command, $options, $folder);
    }
}
