<?php

declare(strict_types=1);

namespace Followup;

/** A folder of files that are there as long as the object is. @internal */
final class Folder
{
    private readonly string $path;
    /** @var list<string> */
    private array $files = [];
    /** @var list<string> */
    private array $folders = [];

    public function __construct()
    {
        $this->path = sys_get_temp_dir() . '/followup-' . bin2hex(random_bytes(8));
        $this->make('');
    }

    public function __destruct()
    {
        array_map('unlink', $this->files);
        array_map('rmdir', array_reverse($this->folders));
    }

    public function make(string $name): string
    {
        $path = rtrim("$this->path/$name", '/');
        if (!@mkdir($path, 0700)) {
            throw new Unavailable("$path cannot be made");
        }
        $this->folders[] = $path;
        return $path;
    }

    public function write(string $name, string $content): string
    {
        $last = basename($name, '.json');
        if (preg_match('/^[^.\/\0][^\/\0]*$/', $last) !== 1 || substr_count($name, '/') > 1) {
            $mistake = new Mistake('name', $name, 'a name that a file may have');
            throw new Refused('invalid_argument', [$mistake]);
        }
        $path = "$this->path/$name";
        if (@file_put_contents($path, $content) === false) {
            throw new Unavailable("$path cannot be written");
        }
        $this->files[] = $path;
        return $path;
    }
}
