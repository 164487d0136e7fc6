<?php

declare(strict_types=1);

namespace Followup;

/** A policy is a cadence: a document, or one of the library's presets. Never changes. */
final class Policy
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
        ($engine ?? Engines::chosen())->check('policy', $this->text);
    }

    /** One that the library brings: 'until_no'. */
    public static function preset(string $name, ?Engine $engine = null): self
    {
        return new self(['preset' => $name], $engine);
    }
}
