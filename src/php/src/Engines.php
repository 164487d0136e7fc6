<?php

declare(strict_types=1);

namespace Followup;

/** Which way to the library there is: FFI where it is allowed (the command line, cron, daemons), else the service. */
final class Engines
{
    private static ?Engine $chosen = null;

    public static function chosen(): Engine
    {
        return self::$chosen ??= self::ffiIsAllowed() ? (self::inProcess() ?? new Service()) : new Service();
    }

    /** For all that is made from now on; null: chosen by itself again. */
    public static function choose(?Engine $engine): void
    {
        self::$chosen = $engine;
    }

    private static function ffiIsAllowed(): bool
    {
        $enabled = strtolower((string) ini_get('ffi.enable'));
        return extension_loaded('ffi')
            && ($enabled === 'preload' ? PHP_SAPI === 'cli' : in_array($enabled, ['1', 'on', 'true', 'yes'], true));
    }

    private static function inProcess(): ?Engine
    {
        try {
            return new Library();
        } catch (Unavailable) {
            return null;
        }
    }
}
