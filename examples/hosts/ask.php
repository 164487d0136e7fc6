<?php

/* ask - questions from standard input, a line each, answered in PHP.
 *
 *   php ask.php POLICY.json CALENDAR.json [NOW] <questions.jsonl >answers.jsonl
 *
 * NOW is in seconds since 1970; without it, each question is asked at the time of its line. */

declare(strict_types=1);

use Followup\Calendar;
use Followup\Policy;
use Followup\Refused;
use Followup\Session;

// With Composer it is vendor/autoload.php.
require getenv('FOLLOWUP_PHP') ?: __DIR__ . '/../../src/php/autoload.php';

function written(array $answer): string
{
    return json_encode($answer, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION);
}

/** A policy or a calendar. What cannot be read is told, and ends it. */
function content(string $class, string $path): object
{
    $text = @file_get_contents($path);
    try {
        return is_string($text) ? new $class($text) : throw new RuntimeException('cannot be read');
    } catch (Refused $refused) {
        $why = written($refused->answer);
    } catch (RuntimeException $error) {
        $why = $error->getMessage();
    }
    fwrite(STDERR, "ask: $path: $why\n");
    exit(1);
}

// [ask
/** Asks line by line. What cannot be decided is answered by its mistakes, and the rest is carried on. */
function ask_all(Policy $policy, Calendar $calendar, ?DateTimeImmutable $now): int
{
    $session = new Session($policy, $calendar);
    $status = 0;
    while (($line = fgets(STDIN)) !== false) {
        if (trim($line) === '') {
            continue;
        }
        $question = json_decode($line); // its objects stay objects, also empty ones
        try {
            $asked = is_object($question) ? (array) $question : ['request' => $line];
            $answer = $session->ask($asked, $now ?? new DateTimeImmutable());
        } catch (Refused $refused) {
            $status = 1;
            $answer = $refused->answer;
        }
        echo written($answer), "\n";
    }
    return $status;
}
// ask]

if ($argc !== 3 && $argc !== 4) {
    fwrite(STDERR, "Usage: php ask.php POLICY.json CALENDAR.json [NOW] <questions.jsonl >answers.jsonl\n");
    exit(2);
}
$now = $argc === 4 ? new DateTimeImmutable("@$argv[3]") : null;
exit(ask_all(content(Policy::class, $argv[1]), content(Calendar::class, $argv[2]), $now));
