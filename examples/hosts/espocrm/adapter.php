<?php

/* Rows of EspoCRM as a question. What differs from house to house is in the settings: the zones of countries, and the
 * day of a cut-over. */

declare(strict_types=1);

// [adapter
/** The options of the field cOutcome that an administrator adds to Call: what was said, and who said it. */
const OUTCOMES = [
    'No answer' => ['no_answer', 'nobody'],
    'Busy' => ['busy', 'nobody'],
    'Answering machine' => ['machine', 'machine'],
    'Just left' => ['just_left', 'gatekeeper'],
    'In a meeting' => ['in_meeting', 'gatekeeper'],
    'Day off' => ['day_off', 'gatekeeper'],
    'Call back' => ['call_back', 'decision_maker'],
    'Spoke, nothing decided' => ['spoke', 'decision_maker'],
    'Send something' => ['send_information', 'decision_maker'],
    'Secretary says no' => ['gatekeeper_no', 'gatekeeper'],
    'No, with the reasons' => ['no_with_reasons', 'decision_maker'],
    'Yes' => ['yes', 'decision_maker'],
    'Do not call' => ['objection', 'decision_maker'],
    'Wrong number' => ['wrong_number', 'nobody'],
];

/** Of a call of which no outcome is known, Espo says only whether it took place. */
function said(array $call): array
{
    return match (true) {
        $call['cOutcome'] !== null => OUTCOMES[$call['cOutcome']],
        $call['direction'] === 'Outbound' => ['attempted', 'nobody'],
        $call['status'] === 'Held' => ['spoke', 'decision_maker'],
        default => ['replied', 'nobody'], // they called, and nobody answered: an answer is owed
    };
}

function touchpoint(array $call): array
{
    [$outcome, $spoke_to] = said($call);
    $touch = [
        'id' => "Call:{$call['id']}",
        'at' => "{$call['dateStart']}Z",
        'via' => 'call',
        'way' => strtolower($call['direction']),
        'outcome' => $outcome,
        'spoke_to' => $spoke_to,
        'message_left' => (bool) $call['cMessageLeft'],
    ];
    if ($call['cCallBackOn'] !== null) {
        $touch['promised'] = ['when' => $call['cCallBackOn']];
    }
    if ($call['cActionId'] !== null) {
        $touch['action'] = $call['cActionId'];
    }
    return $touch;
}

/** Numbers and addresses that are neither opted out nor invalid, the primary one first. */
function reachable_by(array $lead): array
{
    $points = [];
    foreach (['call' => 'phoneNumber', 'email' => 'emailAddress'] as $via => $name) {
        $usable = array_filter($lead["{$name}Data"], fn (array $one) => !$one['optOut'] && !$one['invalid']);
        usort($usable, fn (array $one, array $other) => $other['primary'] <=> $one['primary']);
        foreach ($usable as $one) {
            $points[] = ['via' => $via, 'endpoint' => $one[$name]];
        }
    }
    return $points;
}

function question(array $rows): array
{
    ['settings' => $settings, 'Lead' => $lead, 'Call' => $calls] = $rows;
    $adopted = $settings['adopted']; // null: the history is told as far as it is known
    $started = $adopted ?? $lead['createdAt'];
    $earlier = 0;
    $history = [];
    foreach ($calls as $call) {
        if ($call['deleted'] || $call['status'] === 'Planned') {
            continue;
        }
        if ($adopted !== null && $call['dateStart'] < $adopted) {
            $earlier += (int) ($call['direction'] === 'Outbound');
            continue;
        }
        $started = min($started, $call['dateStart']);
        $history[] = touchpoint($call);
    }
    return [
        'pursuit' => [
            'id' => "Lead:{$lead['id']}",
            'started' => "{$started}Z",
            'earlier_attempts' => $earlier,
            'who' => [
                'id' => "Lead:{$lead['id']}",
                'zones' => $settings['zoneOfCountry'][$lead['addressCountry']] ?? $settings['timeZone'],
                'reachable_by' => reachable_by($lead),
                'suppressions' => $lead['doNotCall'] ? [['only' => 'call']] : [],
            ],
        ],
        'history' => $history,
        'progress' => null,
        'usable' => true,
    ];
}
// adapter]
