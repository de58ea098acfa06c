using System.Reflection;
using System.Runtime.CompilerServices;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;
using Dapper;

namespace AccessTracker.Tests.Architecture;

/// <summary>Rows carry ids of their own types, which Dapper is told to read in one place.</summary>
public sealed class RowIdTests
{
    // Ids that are texts, each with the reason.
    private static readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal)
    {
        ["SignInSession.Id"] = "It is the secret of a cookie, and no Guid.",
        ["SessionStore.id"] = "The same.",
        ["DeviceStore.id"] = "It is made of the secret of a browser's cookie.",
        ["StoredPasskey.CredentialId"] = "The authenticator made it.",
        ["PasskeyStore.credentialId"] = "The same.",
        ["DraftStore.id"] = "A form's id comes from a browser's address; it is what the draft's seal is bound to, whatever it looks like.",
        ["Draft.Id"] = "The same.",
        ["TypedDraft.Id"] = "The same.",
        ["DraftStore+Row.Id"] = "The same.",
        ["DraftStore+HeldRow.Id"] = "The same.",
        ["DraftAside.id"] = "The same.",
        ["Submission.Id"] = "The same, or that of the question whose answer it is.",
        ["Submissions.id"] = "The same.",
        ["SubmissionStore.id"] = "The same.",
        ["Doubt.Id"] = "A word and what it is held against: the same value is asked about by the same id, in every store.",
        ["StoredAuditEvent.AccountId"] = "The chain of the audit hashes the text that stands there, also where somebody tampered with it.",
        ["ChangeWriter.OperationId"] = "The one operation of a transaction, as the text that its statements and seals name.",
        ["ImportPass.id"] = "The same.",
        ["OperationMerge.id"] = "The same.",
        ["OperationMerge+Known.Id"] = "The same.",
        ["HistoryChain+Change.RecordId"] = "The chain of the history hashes the text that stands there.",
        ["HistoryChain.id"] = "The same.",
        ["ChangeWriter.id"] = "The same, also of what is no record: the steps of a review.",
        ["ReviewRow.RecordId"] = "Part of the id that the steps of its review stand under.",
        ["TouchedRecords+Found.Id"] = "Handed back to statements as a list of texts.",
        ["EarlierFacts+Entry.RecordId"] = "Of records and operations alike; compared with the ids in rows as they are read.",
        ["StoredNarrative.AccountId"] = "Compared with the account of a person, which the domain has as a text.",
        ["SheetQuestion.Id"] = "A word and a hash of what is asked: the same file asks by the same ids, in every store.",
        ["LettersQuestion.Id"] = "The same.",
        ["FigureQuestions.FamilySizeId"] = "The same.",
        ["HiddenQuestions.id"] = "The same.",
        ["HiddenQuestions.RowsId"] = "The same.",
        ["HiddenQuestions.StruckId"] = "The same.",
        ["SheetAnswers.id"] = "The same.",
        ["StopQuestions.Id"] = "The same.",
        ["SheetMemory+Answer.QuestionId"] = "The same.",
        ["WorkbookParts+Relation.Id"] = "A workbook names its own parts so.",
    };

    [Fact]
    public async Task Every_id_of_a_row_can_be_read()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var ids = typeof(Db).Assembly.GetTypes().SelectMany(t => t.GetProperties()).Where(p => p.CanWrite)
            .Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType)
            .Where(t => t.IsConstructedGenericType && t.GetGenericTypeDefinition() == typeof(Id<>)).Distinct().ToList();
        Assert.NotEmpty(ids);
        Assert.All(ids, t => Assert.True(SqlMapper.HasTypeHandler(t), $"{t.GenericTypeArguments[0].Name} has no handler: TypeHandlers.Register"));
    }

    [Fact]
    public void An_id_is_a_text_only_for_a_stated_reason()
    {
        var found = typeof(Db).Assembly.GetTypes().Where(t => !IsGenerated(t)).SelectMany(TextIds).ToHashSet(StringComparer.Ordinal);

        string[] wrong = [.. found.Except(_texts.Keys).Order(), .. _texts.Keys.Except(found).Order().Select(k => $"{k}, which is none any more")];
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<string> TextIds(Type type)
    {
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var properties = type.GetProperties(All).Where(p => p.PropertyType == typeof(string)).Select(p => p.Name);

        // Of a record's constructor the parameters are its properties. Who writes within one transaction of one operation has its id as the text that
        // each of their statements and seals names.
        var parameters = type.GetMethods(All).Where(m => !IsGenerated(m) && !m.IsSpecialName).SelectMany(m => m.GetParameters())
            .Where(p => p.ParameterType == typeof(string)).Select(p => p.Name!);
        var name = type.FullName![(type.Namespace!.Length + 1)..];
        return properties.Concat(parameters.Where(p => p != "operationId")).Where(IsId).Select(n => $"{name}.{n}");
    }

    private static bool IsId(string name) => name is "Id" or "id" || name.EndsWith("Id", StringComparison.Ordinal);

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute))
        || (member.DeclaringType is { } outer && IsGenerated(outer));
}
