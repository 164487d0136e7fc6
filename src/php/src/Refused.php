<?php

declare(strict_types=1);

namespace Followup;

/** What the library refuses: a document that cannot be read, or a history that cannot have happened. */
class Refused extends \RuntimeException
{
    /**
     * @param string $kind "invalid_history", as the service and the command call it
     * @param list<Mistake> $mistakes all of them
     * @param array<string, mixed> $answer the whole refusal, with pursuit and request as the question had them
     */
    final public function __construct(
        public readonly string $kind,
        public readonly array $mistakes = [],
        public readonly array $answer = [],
    ) {
        $lines = array_map(
            static fn (Mistake $one): string => "$one->path: $one->found where $one->allowed is allowed",
            $mistakes,
        );
        parent::__construct($lines === [] ? $kind : implode('; ', $lines));
    }

    /**
     * Of what the library says.
     *
     * @param array<string, mixed> $said
     */
    public static function of(array $said, string $kind = 'invalid_document'): self
    {
        $kind = $said['error'] ?? $kind;
        $mistakes = array_map(
            static fn (array $one): Mistake => new Mistake($one['path'], $one['found'], $one['allowed']),
            $said['mistakes'] ?? [],
        );
        $anew = in_array($kind, ['stale_progress', 'out_of_order', 'history_required'], true);
        return $anew ? new AskAnew($kind, $mistakes, $said) : new self($kind, $mistakes, $said);
    }
}
