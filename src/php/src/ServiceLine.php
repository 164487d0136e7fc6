<?php

declare(strict_types=1);

namespace Followup;

/** A process that answers line after line. One that has gone is started anew by the next question. @internal */
final class ServiceLine implements Line
{
    /** @var ?resource */
    private $process = null;
    /** @var array<int, resource> */
    private array $pipes = [];
    /** @var resource what it says of itself */
    private $told;

    /** @param list<string> $options */
    public function __construct(
        private readonly string $command,
        private readonly array $options,
        private readonly ?Folder $kept = null,
    ) {
        $this->told = tmpfile() ?: throw new Unavailable('There is no place for temporary files');
    }

    public function __destruct()
    {
        $this->close();
    }

    public function ask(string $question): string
    {
        $this->process ?? $this->start();
        $line = "$question\n";
        for ($written = 0; $written < strlen($line); $written += $count) {
            $count = @fwrite($this->pipes[0], substr($line, $written, 1 << 16));
            if ($count === false || $count === 0) {
                throw $this->gone();
            }
        }
        $answer = fgets($this->pipes[1]);
        if ($answer === false || !str_ends_with($answer, "\n")) {
            throw $this->gone();
        }
        return substr($answer, 0, -1);
    }

    public function close(): void
    {
        array_map('fclose', $this->pipes);
        $this->pipes = [];
        if ($this->process !== null) {
            proc_close($this->process);
            $this->process = null;
        }
    }

    private function start(): void
    {
        $ends = [['pipe', 'r'], ['pipe', 'w'], $this->told];
        $process = @proc_open([$this->command, 'serve', ...$this->options], $ends, $this->pipes);
        if ($process === false) {
            throw new Unavailable("$this->command cannot be started: install the command followup, or allow FFI");
        }
        $this->process = $process;
    }

    private function gone(): Unavailable
    {
        $this->close();
        rewind($this->told);
        $said = trim((string) stream_get_contents($this->told));
        return new Unavailable("$this->command serve is not there, or has gone" . ($said === '' ? '' : ": $said"));
    }
}
