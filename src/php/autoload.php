<?php

// For hosts without Composer: what it would do for this package alone.
spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'Followup\\')) {
        $file = __DIR__ . '/src/' . strtr(substr($class, 9), '\\', '/') . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});
