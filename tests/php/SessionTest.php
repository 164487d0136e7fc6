<?php

declare(strict_types=1);

use Followup\AskAnew;
use Followup\Calendar;
use Followup\Documents;
use Followup\Engine;
use Followup\Engines;
use Followup\Library;
use Followup\Policy;
use Followup\Refused;
use Followup\Service;
use Followup\Session;
use Followup\Unavailable;
use Followup\Zone;
use PHPUnit\Framework\TestCase;

/** What a host in PHP does, and what it gets wrong, by FFI and by the service. */
final class SessionTest extends TestCase
{
    private const OFFICE = ['calendar' => 'office', 'version' => '1', 'hours' => ['monday-friday' => '09:00-17:00']];

    /** @return array<string, array{Engine}> */
    public function engines(): array
    {
        return ['FFI' => [new Library()], 'the service' => [new Service()]];
    }

    protected function tearDown(): void
    {
        Engines::choose(null);
    }

    private static function noon(): DateTimeImmutable
    {
        return new DateTimeImmutable('2026-11-24T12:00:00Z');
    }

    private static function call(string|DateTimeInterface $at, mixed $outcome = 'no_answer', array $more = []): array
    {
        $id = 'call ' . ($at instanceof DateTimeInterface ? Documents::instant($at) : $at);
        return ['id' => $id, 'at' => $at, 'via' => 'call', 'outcome' => $outcome] + $more;
    }

    private static function question(array $history = [], array $more = [], string $zone = 'Europe/Amsterdam'): array
    {
        $who = ['id' => 7, 'zones' => $zone, 'reachable_by' => ['call', 'letter', 'email']];
        $pursuit = ['id' => 'offer-1', 'started' => '2026-11-16T09:00:00Z', 'who' => $who];
        return ['pursuit' => $pursuit, 'history' => $history] + $more;
    }

    private static function session(Engine $engine): Session
    {
        Engines::choose($engine);
        return new Session(Policy::preset('until_no'), new Calendar(self::OFFICE));
    }

    private static function refusal(callable $work): Refused
    {
        try {
            $work();
        } catch (Refused $refused) {
            return $refused;
        }
        self::fail('Nothing was refused');
    }

    /** @dataProvider engines */
    public function testAQuestionIsAnsweredWithWhatTheHostBrought(Engine $engine): void
    {
        $session = self::session($engine);
        $more = ['told' => 'en', 'request' => ['row' => 17, 'é' => 1.0]];
        $answer = $session->ask(self::question([self::call('2026-11-20T10:00:00Z')], $more), self::noon());
        self::assertSame(['offer-1', 'due'], [$answer['pursuit'], $answer['status']]);
        self::assertSame(['row' => 17, 'é' => 1.0], $answer['request']);
        self::assertStringStartsWith('Call on ', $answer['told']['en']);
        self::assertNotEmpty($answer['reasons']);
        self::assertArrayNotHasKey('assumed', $answer);
        self::assertSame('/now', $session->ask(self::question())['assumed'][0]['path']);
        $plain = new Session(Policy::preset('until_no'), new Calendar(self::OFFICE), reasons: false);
        self::assertArrayNotHasKey('reasons', $plain->ask(self::question(), self::noon()));
    }

    /** @dataProvider engines */
    public function testTimesMayStandWhereDocumentsHaveTexts(Engine $engine): void
    {
        $session = self::session($engine);
        $at = new DateTime('2026-11-24 09:30', new DateTimeZone('Europe/Amsterdam'));
        self::assertEquals(
            $session->ask(self::question([['id' => 1] + self::call('2026-11-24T08:30:00Z')]), self::noon()),
            $session->ask(self::question([['id' => 1] + self::call($at)]), self::noon()),
        );
        $history = [(object) self::call($at)];
        $history[0]->outcome = ['objection' => new stdClass()];
        $reference = &$history;
        self::assertSame('closed', $session->ask(self::question($reference), self::noon())['status']);
        self::assertSame($at, $history[0]->at);
    }

    /**
     * A fair; eleven calls that do not reach him, each with a message; then "come by next week".
     *
     * @dataProvider engines
     */
    public function testTheStoryThatMustWork(Engine $engine): void
    {
        $session = self::session($engine);
        $now = new DateTimeImmutable('2026-09-16T09:00:00Z');
        $pursuit = ['started' => $now] + self::question()['pursuit'];
        $history = [];
        $progress = null;
        $excuses = ['just_left', 'day_off', 'away', 'in_meeting', 'at_lunch', 'day_off', 'away', 'in_meeting',
            'at_lunch', 'just_left', 'no_answer'];
        foreach ($excuses as $number => $excuse) {
            [$action, $now] = self::nextCall($session, $pursuit, $progress, $now);
            $touch = self::call($now, $excuse, ['message_left' => true, 'action' => $action]);
            $touch['spoke_to'] = $excuse === 'no_answer' ? 'nobody' : 'gatekeeper';
            if ($number === 0) {
                $touch['promised'] = ['when' => '2026-09-25'];
            }
            $history[] = $touch;
            $kept = ['pursuit' => $pursuit, 'history' => [$touch], 'progress' => $progress];
            $whole = ['pursuit' => $pursuit, 'history' => $history, 'progress' => null];
            $answer = $session->ask($kept, $now);
            self::assertEquals($session->ask($whole, $now)['actions'], $answer['actions']);
            self::assertContains($answer['status'], ['due', 'waiting']);
            if ($number === 0) {
                self::assertStringStartsWith('2026-09-25', self::calls($answer)[0]['due']);
            }
            $progress = $answer['progress'];
        }
        $agreed = ['meeting_agreed' => ['when' => $now->modify('+10 days')->format('Y-m-d')]];
        $meeting = self::call($now->modify('+3 days'), $agreed, ['spoke_to' => 'gatekeeper']);
        $newer = ['pursuit' => $pursuit, 'history' => [$meeting], 'progress' => $progress];
        $answer = $session->ask($newer, $meeting['at']);
        self::assertNotSame('closed', $answer['status']);
        self::assertSame(['appointment'], array_unique(array_column($answer['actions'], 'rule')));
    }

    private static function nextCall(Session $session, array $pursuit, ?string $progress, DateTimeImmutable $now): array
    {
        for (;;) {
            $answer = $session->ask(['pursuit' => $pursuit, 'history' => [], 'progress' => $progress], $now);
            $call = self::calls($answer)[0] ?? null;
            if ($call !== null && new DateTimeImmutable($call['window']['begin']) <= $now) {
                return [$call['id'], $now];
            }
            $now = new DateTimeImmutable($answer['wake_at']);
        }
    }

    private static function calls(array $answer): array
    {
        return array_values(array_filter($answer['actions'], static fn (array $one): bool => $one['via'] === 'call'));
    }

    /** @return list<array{string}> */
    public function zoneNames(): array
    {
        return [['Europe/Amsterdam'], ['America/New_York'], ['Asia/Kolkata'], ['Pacific/Apia'], ['UTC']];
    }

    /** @dataProvider zoneNames */
    public function testAZoneOfPhpsGivesTheSameAnswersAsByName(string $name): void
    {
        $byName = self::session(new Library());
        $zones = [new DateTimeZone($name)];
        $given = new Session(Policy::preset('until_no'), new Calendar(self::OFFICE), zones: $zones);
        for ($month = 0; $month < 24; ++$month) {
            $now = self::noon()->modify("+$month months");
            $call = self::call($now, 'just_left', ['spoke_to' => 'gatekeeper']);
            $call['promised'] = ['when' => $now->modify('+2 days')->format('Y-m-d')];
            $question = self::question([$call], [], $name);
            $question['pursuit']['started'] = $now;
            self::assertSame($byName->ask($question, $now), $given->ask($question, $now));
        }
    }

    public function testAZoneMayHaveANameThatNoDatabaseKnows(): void
    {
        $byName = self::session(new Library());
        $zones = [new Zone(new DateTimeZone('Asia/Tokyo'), 'CRM/Office'), new DateTimeZone('+05:30')];
        $given = new Session(Policy::preset('until_no'), new Calendar(self::OFFICE), zones: $zones);
        $expected = $byName->ask(self::question(zone: 'Asia/Tokyo'), self::noon())['actions'];
        self::assertSame($expected, $given->ask(self::question(zone: 'CRM/Office'), self::noon())['actions']);
        $expected = $byName->ask(self::question(zone: 'Asia/Kolkata'), self::noon())['actions'];
        self::assertSame($expected, $given->ask(self::question(zone: '+05:30'), self::noon())['actions']);

        Engines::choose(new Service());
        $refused = self::refusal(static fn () => new Session(zones: $zones));
        self::assertSame(['unknown_time_zone', 'CRM/Office'], [$refused->kind, $refused->mistakes[0]->found]);
        self::assertInstanceOf(Session::class, new Session(zones: [new DateTimeZone('Asia/Tokyo')]));
    }

    /** @dataProvider engines */
    public function testNamesMayBeGiven(Engine $engine): void
    {
        Engines::choose($engine);
        $policies = ['ours' => Policy::preset('until_no'), 'of the house' => Policy::preset('gentle')];
        $session = new Session(null, null, $policies, ['office' => new Calendar(self::OFFICE)]);
        $named = static fn (string $policy): array => self::question([], ['policy' => $policy, 'calendar' => 'office']);
        self::assertNotSame(
            $session->ask($named('ours'), self::noon())['policy'],
            $session->ask($named('of the house'), self::noon())['policy'],
        );
        $refused = self::refusal(static fn () => $session->ask($named('theirs'), self::noon()));
        self::assertSame('/policy', $refused->mistakes[0]->path);
        self::assertCount(2, $session->ask(['verb' => 'policies'])['policies']);
    }

    /** @dataProvider engines */
    public function testWhatIsWrongIsToldByPathFoundAndAllowed(Engine $engine): void
    {
        $session = self::session($engine);
        $owl = ['via' => 'owl'] + self::call('2026-11-20T10:00:00Z');
        $question = self::question([$owl], ['request' => 42]);
        $refused = self::refusal(static fn () => $session->ask($question, self::noon()));
        [$mistake] = $refused->mistakes;
        self::assertSame('invalid_document', $refused->kind);
        self::assertSame(['/history/0/via', '"owl"'], [$mistake->path, $mistake->found]);
        self::assertStringContainsString('letter', $mistake->allowed);
        self::assertStringContainsString('/history/0/via', $refused->getMessage());
        self::assertSame(42, $refused->answer['request']);
        $future = [self::call('2026-11-25T10:00:00Z')];
        $refused = self::refusal(static fn () => $session->ask(self::question($future), self::noon()));
        self::assertSame(['invalid_history', '/history/0/at'], [$refused->kind, $refused->mistakes[0]->path]);
        self::refusal(static fn () => $session->ask(self::question([], ['request' => "\xff"]), self::noon()));
        self::refusal(static fn () => $session->ask(self::question([], ['request' => NAN]), self::noon()));
        self::refusal(static fn () => $session->ask(self::question(), new DateTimeImmutable('2400-01-01')));
        self::refusal(static fn () => $session->ask(self::question(), new DateTimeImmutable('-20000-01-01')));
        self::assertArrayHasKey('status', $session->ask(self::question(), self::noon())); // and goes on
    }

    /** @dataProvider engines */
    public function testProgressThatIsNoUseSaysToAskAnew(Engine $engine): void
    {
        $session = self::session($engine);
        $first = self::question([self::call('2026-11-20T10:00:00Z')], ['progress' => null]);
        $kept = $session->ask($first, self::noon())['progress'];
        self::assertSame($kept, $session->ask(['verb' => 'fold'] + $first)['progress']);
        $this->expectException(AskAnew::class);
        $session->ask(self::question([self::call('2026-11-19T10:00:00Z')], ['progress' => $kept]), self::noon());
    }

    /** @dataProvider engines */
    public function testDocumentsThatAreNoneAreRefused(Engine $engine): void
    {
        Engines::choose($engine);
        $texts = ['', '{', '[]', '7', 'null', "\xff\xfe", '{"preset": "owls"}', '{}', '{"preset": "gentle"}, "b": 2'];
        foreach ([Policy::class, Calendar::class] as $kind) {
            foreach ([...$texts, ['preset' => 7], []] as $document) {
                $refused = self::refusal(static fn () => new $kind($document));
                self::assertNotEmpty($refused->mistakes);
                self::assertNotSame('', $refused->mistakes[0]->allowed);
            }
        }
        self::assertSame('/preset', self::refusal(static fn () => new Policy("{\n\"preset\": 7}"))->mistakes[0]->path);
    }

    /** @dataProvider engines */
    public function testALargeQuestionIsAnswered(Engine $engine): void
    {
        $session = self::session($engine);
        $request = str_repeat('é', 2_000_000);
        self::assertSame($request, $session->ask(self::question([], ['request' => $request]), self::noon())['request']);
    }

    /** @dataProvider engines */
    public function testSessionsEndOneByOne(Engine $engine): void
    {
        $one = self::session($engine);
        $other = self::session($engine);
        $one->ask(self::question(), self::noon());
        $other->ask(self::question(), self::noon());
        $one->close();
        $one->close();
        self::assertArrayHasKey('status', $other->ask(self::question(), self::noon()));
        $this->expectException(LogicException::class);
        $one->ask(self::question(), self::noon());
    }

    public function testAServiceThatHasGoneSaysSo(): void
    {
        $service = new Service('/nowhere/followup');
        try {
            $service->check('policy', '{}');
            self::fail('There is no such command');
        } catch (Unavailable $error) {
            self::assertStringContainsString('/nowhere/followup', $error->getMessage());
        }
        $this->expectException(Unavailable::class);
        new Library('/nowhere/libfollowup_c.so');
    }

    public function testTheNextQuestionStartsTheServiceAnew(): void
    {
        $file = tempnam(sys_get_temp_dir(), 'service');
        // Answers one question, as a service that is ended does.
        file_put_contents($file, "#!/bin/sh\nhead -n 1 | \"\$FOLLOWUP_COMMAND\" \"\$@\"\necho no more >&2\n");
        chmod($file, 0700);
        $policy = Policy::preset('until_no', new Service());
        $session = new Session($policy, new Calendar(self::OFFICE), engine: new Service($file));
        $told = [];
        for ($i = 0; $i < 4; ++$i) {
            try {
                $told[] = $session->ask(self::question(), self::noon())['status'];
            } catch (Unavailable $error) {
                self::assertStringContainsString('no more', $error->getMessage());
                $told[] = 'gone';
            }
        }
        unlink($file);
        self::assertSame(['due', 'gone', 'due', 'gone'], $told);
    }

    public function testNothingIsLeftBehind(): void
    {
        $those = static fn (): array => glob(sys_get_temp_dir() . '/followup-*') ?: [];
        $before = $those();
        Engines::choose(new Service());
        $session = new Session(Policy::preset('until_no'), null, [], ['office' => new Calendar(self::OFFICE)]);
        $session->ask(self::question([], ['calendar' => 'office']), self::noon());
        self::assertCount(count($before) + 1, $those());
        unset($session);
        self::assertSame($before, $those());
        foreach (['../up', 'a/b', '', '.hidden', "a\0b"] as $name) {
            $refused = self::refusal(static fn () => new Session(null, null, [$name => Policy::preset('until_no')]));
            self::assertSame('invalid_argument', $refused->kind);
        }
        self::assertSame($before, $those());
    }

    public function testTheWayIsChosenByItself(): void
    {
        $choice = 'require $argv[1]; echo get_class(Followup\Engines::chosen());';
        $autoload = dirname(__DIR__, 2) . '/src/php/autoload.php';
        $chosen = static fn (string $options): string => (string) shell_exec(
            PHP_BINARY . " $options -r " . escapeshellarg($choice) . ' ' . escapeshellarg($autoload),
        );
        self::assertSame(Library::class, $chosen('-d ffi.enable=preload'));
        self::assertSame(Library::class, $chosen('-d ffi.enable=1'));
        self::assertSame(Service::class, $chosen('-d ffi.enable=0'));
        self::assertSame(Service::class, $chosen('-n'));
    }

    public function testComposerFindsWhatIsThere(): void
    {
        $folder = dirname(__DIR__, 2) . '/src/php';
        $package = json_decode((string) file_get_contents("$folder/composer.json"), true, 512, JSON_THROW_ON_ERROR);
        [$prefix, $place] = [key($package['autoload']['psr-4']), current($package['autoload']['psr-4'])];
        self::assertSame('Followup\\', $prefix);
        foreach (glob("$folder/$place*.php") ?: [] as $file) {
            $name = $prefix . basename($file, '.php');
            self::assertTrue(class_exists($name) || interface_exists($name), $name);
        }
    }

    /** What FFI is told of the library is what its header has. */
    public function testTheInterfaceIsThatOfTheHeader(): void
    {
        $root = dirname(__DIR__, 2);
        $flat = static fn (string $text): string => (string) preg_replace('/\s+/', ' ', $text);
        $header = (string) file_get_contents("$root/include/followup/followup.h");
        $header = str_replace(' FU_NOEXCEPT', '', $flat((string) preg_replace('~/\*.*?\*/~s', '', $header)));
        $declared = $flat((string) file_get_contents("$root/src/php/src/interface.h"));
        $one = '/typedef struct \w+ \{.*?\} \w+;|[^;{}]+;/';
        self::assertGreaterThan(15, preg_match_all($one, $declared, $found));
        foreach ($found[0] as $declaration) {
            self::assertStringContainsString(trim($declaration), $header);
        }
    }
}
