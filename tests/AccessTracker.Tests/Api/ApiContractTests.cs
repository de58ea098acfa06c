using System.Text.Json;

namespace AccessTracker.Tests.Api;

/// <summary>What holds answers against the document finds what differs: a check that passes everything would look the same.</summary>
public sealed class ApiContractTests
{
    private const string Document = """
        {
            "components": { "schemas": {
                "Kind": { "type": "string", "enum": ["a", "b"] },
                "Thing": {
                    "type": "object",
                    "required": ["kind", "day"],
                    "properties": {
                        "kind": { "$ref": "#/components/schemas/Kind" },
                        "day": { "type": ["null", "string"], "format": "date" },
                        "counts": { "type": "array", "items": { "type": "integer", "minimum": 0 } },
                        "free": { "type": "object", "additionalProperties": { "type": "boolean" } },
                        "either": { "oneOf": [{ "type": "null" }, { "$ref": "#/components/schemas/Kind" }] }
                    }
                },
                "Odd": { "type": "object", "propertyNames": { "pattern": "^a" } }
            } }
        }
        """;

    [Theory]
    [InlineData("""{"kind":"a","day":null}""", null)]
    [InlineData("""{"kind":"b","day":"2016-03-01","counts":[0,3],"free":{"x":true},"either":null}""", null)]
    [InlineData("""{"kind":"a"}""", "$: 'day' is missing")]
    [InlineData("""{"kind":"c","day":null}""", "$.kind: c is none of")]
    [InlineData("""{"kind":"a","day":"1 March"}""", "$.day: '1 March' is no date")]
    [InlineData("""{"kind":"a","day":5}""", "$.day: Number is no null or string")]
    [InlineData("""{"kind":"a","day":null,"counts":[1.5]}""", "$.counts[0]: Number is no integer")]
    [InlineData("""{"kind":"a","day":null,"counts":[-1]}""", "$.counts[0]: -1 is out of range")]
    [InlineData("""{"kind":"a","day":null,"free":{"x":1}}""", "$.free.x: Number is no boolean")]
    [InlineData("""{"kind":"a","day":null,"either":"z"}""", "$.either: ")]
    [InlineData("""{"kind":"a","day":null,"other":1}""", "$.other: the schema does not know it")]
    public void An_answer_that_differs_is_found(string json, string? expected) => AssertDifference("Thing", json, expected);

    [Fact]
    public void A_word_that_the_test_does_not_know_is_not_passed_over() => AssertDifference("Odd", "{}", "$: the schema says 'propertyNames'");

    private static void AssertDifference(string schema, string json, string? expected)
    {
        using var document = JsonDocument.Parse(Document);
        using var value = JsonDocument.Parse(json);
        var found = new ApiSchema(document.RootElement).Difference(
            value.RootElement, ApiSchema.At(document.RootElement, $"#/components/schemas/{schema}"), "$");
        Assert.True(expected is null ? found is null : found?.StartsWith(expected, StringComparison.Ordinal) == true, found);
    }
}
