<?php

/* Rows of SuiteCRM as a question. */

declare(strict_types=1);

// [adapter
/** Statuses of calls: the two that there are when it has taken place or not, and those that an administrator adds. */
const STATUSES = [
    'Held' => ['attempted', 'nobody'],
    'Not Held' => ['attempted', 'nobody'],
    'No Answer' => ['no_answer', 'nobody'],
    'Voicemail' => ['machine', 'machine'],
    'Spoke' => ['spoke', 'decision_maker'],
    'No With Reasons' => ['no_with_reasons', 'decision_maker'],
    'Do Not Call' => ['objection', 'decision_maker'],
];

/** Reasons for which a call was put off: each is an attempt at which somebody told the reason. */
const RESCHEDULED = [
    'Out of Office' => 'away',
    'In a Meeting' => 'in_meeting',
    'Just Left' => 'just_left',
    'At Lunch' => 'at_lunch',
];

/** Of who called in: spoken to, or owed an answer. */
function touchpoint(array $call): array
{
    $inbound = $call['direction'] === 'Inbound';
    $inbound_said = $call['status'] === 'Not Held' ? ['replied', 'nobody'] : ['spoke', 'decision_maker'];
    [$outcome, $spoke_to] = $inbound ? $inbound_said : STATUSES[$call['status']];
    return [
        'id' => "calls:{$call['id']}",
        'at' => "{$call['date_start']}Z",
        'via' => 'call',
        'way' => strtolower($call['direction']),
        'outcome' => $outcome,
        'spoke_to' => $spoke_to,
    ];
}

/** The day for which the call was put off is what was agreed, if nobody has put it off again. */
function attempt(array $reschedule, ?string $new_day): array
{
    $touch = [
        'id' => "calls_reschedule:{$reschedule['id']}",
        'at' => "{$reschedule['date_entered']}Z",
        'via' => 'call',
        'outcome' => RESCHEDULED[$reschedule['reason']],
        'spoke_to' => 'gatekeeper',
    ];
    return $new_day === null ? $touch : $touch + ['promised' => ['when' => $new_day]];
}

function local_day(string $utc, string $zone): string
{
    return (new DateTimeImmutable("$utc UTC"))->setTimezone(new DateTimeZone($zone))->format('Y-m-d');
}

/** What is known of each call, in its own order: when, and as what; put-off attempts before the call itself. */
function history(array $rows, string $zone): array
{
    $touches = [];
    foreach ($rows['calls'] as $call) {
        $attempts = array_filter($rows['calls_reschedule'], fn (array $one) => $one['call_id'] === $call['id']);
        $last = array_key_last($attempts);
        foreach ($attempts as $at => $one) {
            $ahead = $at === $last && $call['status'] === 'Planned';
            $touches[] = attempt($one, $ahead ? local_day($call['date_start'], $zone) : null);
        }
        if ($call['status'] !== 'Planned' && !$call['deleted']) {
            $touches[] = touchpoint($call);
        }
    }
    return $touches;
}

function question(array $rows): array
{
    ['settings' => $settings, 'leads' => $lead] = $rows;
    $zone = $settings['zone'];
    $adopted = $settings['adopted'];
    $told = history($rows, $zone);
    $is_since = fn (array $touch) => $adopted === null || $touch['at'] >= "{$adopted}Z";
    $since = array_values(array_filter($told, $is_since));
    $before = array_filter($told, fn (array $touch) => !$is_since($touch) && ($touch['way'] ?? '') !== 'inbound');
    $numbers = array_filter([$lead['phone_work'], $lead['phone_mobile'], $lead['phone_home']]);
    $mails = array_filter($lead['email_addresses'], fn (array $one) => !$one['opt_out'] && !$one['invalid_email']);
    return [
        'pursuit' => [
            'id' => "leads:{$lead['id']}",
            'started' => min([($adopted ?? $lead['date_entered']) . 'Z', ...array_column($since, 'at')]),
            'earlier_attempts' => count($before),
            'who' => [
                'id' => "leads:{$lead['id']}",
                'zones' => $zone,
                'reachable_by' => [
                    ...array_map(fn (string $one) => ['via' => 'call', 'endpoint' => $one], array_values($numbers)),
                    ...array_map(
                        fn (array $one) => ['via' => 'email', 'endpoint' => $one['email_address']],
                        array_values($mails)
                    ),
                ],
                'suppressions' => $lead['do_not_call'] ? [['only' => 'call']] : [],
                'consents' => array_map(
                    fn (array $one) => ['via' => 'email', 'since' => "{$one['confirm_opt_in_date']}Z"],
                    array_values(array_filter($mails, fn (array $one) => $one['confirm_opt_in_date'] !== null))
                ),
            ],
        ],
        'history' => $since,
        'progress' => null,
        'usable' => true,
    ];
}
// adapter]
