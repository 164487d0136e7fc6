<?php

declare(strict_types=1);

namespace Followup;

/** A calendar is when a house works. Never changes. */
final class Calendar
{
    /** Its document, as JSON. */
    public readonly string $text;

    /**
     * @param array<string, mixed>|string $document the document, or its JSON
     * @throws Refused with all that is wrong with it
     */
    public function __construct(array|string $document, ?Engine $engine = null)
    {
        $this->text = is_array($document) ? Documents::text($document) : $document;
        ($engine ?? Engines::chosen())->check('calendar', $this->text);
    }
}
