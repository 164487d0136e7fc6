<?php

declare(strict_types=1);

namespace Followup;

/** A session answers questions, and keeps what they have in common. */
final class Session
{
    private ?Line $line;

    /**
     * @param ?Policy $policy for questions that have none
     * @param ?Calendar $calendar likewise
     * @param array<string, Policy> $policies what questions may name
     * @param array<string, Calendar> $calendars likewise
     * @param list<Zone|\DateTimeZone> $zones by PHP's rules instead of the system's; the service, whose rules are the
     *   system's, takes only those that the tz database has
     * @param bool $reasons whether answers tell their reasons
     */
    public function __construct(
        ?Policy $policy = null,
        ?Calendar $calendar = null,
        array $policies = [],
        array $calendars = [],
        array $zones = [],
        bool $reasons = true,
        ?Engine $engine = null,
    ) {
        $zones = array_map(
            static fn (Zone|\DateTimeZone $one): Zone => $one instanceof Zone ? $one : new Zone($one),
            array_values($zones),
        );
        $setting = new Setting($policy, $calendar, $policies, $calendars, $zones, $reasons);
        $this->line = ($engine ?? Engines::chosen())->open($setting);
    }

    /**
     * The answer to a question, or to what its 'verb' asks for: 'explain', 'fold', 'agenda', 'audit', 'check'.
     *
     * Times in it may be DateTimeInterface; an object that is empty is a new \stdClass, since [] is a list. Without
     * $now, and without one of its own, it is the clock's, and the answer says so in 'assumed'.
     *
     * @param array<string, mixed> $question
     * @return array<string, mixed>
     * @throws Refused with all that is wrong
     * @throws AskAnew where its progress is no use
     * @throws Unavailable where the service has gone
     */
    public function ask(array $question, ?\DateTimeInterface $now = null): array
    {
        $line = $this->line ?? throw new \LogicException('The session is closed');
        if ($now !== null) {
            $question += ['now' => $now];
        }
        $answer = Documents::read($line->ask(Documents::text($question)));
        unset($answer['line']); // which the service counts
        if (isset($answer['error'])) {
            throw Refused::of($answer);
        }
        return $answer;
    }

    /** Lets go of it; also twice. */
    public function close(): void
    {
        $this->line?->close();
        $this->line = null;
    }
}
