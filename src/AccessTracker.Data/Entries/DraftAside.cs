using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Entries;

/// <summary>Keeps the later text of another window as a draft of its own, where one window's is to stand instead.</summary>
internal static class DraftAside
{
    /// <summary>
    /// Whether nothing of the draft is lost when it is written over: there was nothing of another window, or it has been set aside.
    /// </summary>
    /// <param name="seen">The revision that the window has seen.</param>
    /// <param name="window">Whose text is to stand.</param>
    /// <param name="most">How many drafts the person may have; null: as many as there come to be.</param>
    public static async Task<bool> SetAsync(
        DbSession session, string operation, string person, string id, long seen, string window, int? most, DateTimeOffset now)
    {
        var parameters = new { operation, person, id, seen, window, most = most ?? int.MaxValue, other = Id<Draft>.New(now).ToString() };
        if (await session.FirstOrDefaultAsync<Text>(Sql.Find, parameters).ConfigureAwait(false) is not { } text)
        {
            return true;
        }

        // Sealed for its draft, and so sealed anew for the other one.
        var content =
            session.Severe.Seal(
                DraftStore.Place(operation, person, parameters.other), session.Severe.Open(DraftStore.Place(operation, person, id), text.Content));
        return await session.ExecuteAsync(Sql.Keep, new { operation, person, id, parameters.other, parameters.most, content })
            .ConfigureAwait(false) > 0;
    }

    private sealed class Text
    {
        public string Content { get; init; } = "";
    }

    private static class Sql
    {
        public const string Find = """
            select content
            from draft
            where id = @id and operation_id = @operation and person = @person and discarded_at is null
                and revision > @seen and (typed_in is null or typed_in <> @window)
            """;

        public const string Keep = """
            insert into draft (id, operation_id, person, form, record_key, revision, content, saved_at)
            select @other, operation_id, person, form, record_key, 1, @content, saved_at
            from draft
            where id = @id and operation_id = @operation and person = @person
                and (select count(*) from draft where operation_id = @operation and person = @person and discarded_at is null) < @most
            """;
    }
}
