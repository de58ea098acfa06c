using AccessTracker.Data.Attachments;
using AccessTracker.Data.Backup;
using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Verification;
using AccessTracker.Domain.Access;

namespace AccessTracker.Tests.Attachments;

/// <summary>Files of records in the store: what is kept of them, what is told, and that nobody changes them unseen.</summary>
public sealed class AttachmentStoreTests
{
    private const string Convoy = "D007";

    [Theory, EveryStore]
    public async Task A_file_is_added_saved_removed_restored_and_erased_and_each_is_told(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var files = Files(store);
        var clean = CleanFile.Of(MadeFile.Jpeg());
        var before = await store.ShowAsync(operation, "convoy", Convoy);

        var added = await AddAsync(store, operation, clean, "waybill.JPG", "  What was loaded ");

        Assert.Equal(
            (null, "waybill.jpg", "What was loaded", clean.Hash, AttachmentState.Present),
            (added.Fault, added.File!.Name, added.File.Caption, added.File.Hash, added.File.State));
        Assert.Equal(clean.Content.ToArray(), await BytesAsync(files, operation, added.File));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());

        // The record itself is as it was: whoever is changing it meanwhile is not told that somebody else did.
        Assert.Equal(before.Record.Version, (await store.ShowAsync(operation, "convoy", Convoy)).Record.Version);
        Assert.Equal(AttachmentFault.Duplicate, (await AddAsync(store, operation, clean, "another name.jpg")).Fault);

        Assert.Equal(AttachmentFault.ReasonNeeded, (await files.RemoveAsync(operation, added.File.Id, 1, " ", TestStore.Actor, TestStore.Now)).Fault);
        Assert.Null((await files.RemoveAsync(operation, added.File.Id, 1, "wrong convoy", TestStore.Actor, TestStore.Now)).Fault);
        Assert.Null(await BytesAsync(files, operation, added.File));
        Assert.Equal(
            AttachmentFault.ChangedMeanwhile, (await files.EraseAsync(operation, added.File.Id, 1, "x", TestStore.Actor, TestStore.Now)).Fault);
        Assert.Null((await files.RestoreAsync(operation, added.File.Id, 2, "it was not", TestStore.Actor, TestStore.Now)).Fault);
        Assert.Equal(clean.Content.ToArray(), await BytesAsync(files, operation, added.File));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());

        Assert.Null((await files.EraseAsync(operation, added.File.Id, 3, "it shows a driver", TestStore.Actor, TestStore.Now)).Fault);

        var listed = Assert.Single((await files.ListAsync(operation, "convoy", Convoy, TestStore.Actor, TestStore.Now))!.Files);
        Assert.Equal((AttachmentState.Erased, "", null, clean.Hash), (listed.File.State, listed.File.Name, listed.File.Caption, listed.File.Hash));
        Assert.Equal(
            [(HistoryAction.Added, null), (HistoryAction.Withdrawn, "wrong convoy"), (HistoryAction.Restored, "it was not"),
                (HistoryAction.Changed, "it shows a driver")],
            listed.History.Select(h => (h.Action, h.Reason)));
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from attachment_piece"));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
        Assert.Equal(AttachmentFault.ErasedBefore, (await AddAsync(store, operation, clean, "waybill.jpg")).Fault);

        // Nowhere is it still called what it was called.
        foreach (var table in (string[])["attachment", "history", "audit_event"])
        {
            Assert.DoesNotContain(await RowsAsync(store, table), row => row.Contains("waybill", StringComparison.Ordinal));
        }

        Assert.Equal(
            ["attachment_added", "attachment_removed", "attachment_restored", "attachment_erased"],
            await store.Db.ReadAsync(s => s.QueryAsync<string>("select action from audit_event where action like 'attachment%' order by number")));
    }

    [Theory, EveryStore]
    public async Task Who_changes_a_byte_beside_the_program_is_found_and_is_not_handed_out(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var (one, other) = (
            (await AddAsync(store, operation, CleanFile.Of(MadeFile.Png(fill: 1)), "one.png")).File!,
            (await AddAsync(store, operation, CleanFile.Of(MadeFile.Png(fill: 2)), "other.png")).File!);

        // The triggers stand in the way of who has no more than the database.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.ExecuteAsync("update attachment_piece set content = content"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.ExecuteAsync("delete from attachment_piece"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.ExecuteAsync("delete from attachment"));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());

        // Bytes that were sealed for another file, and a row that says otherwise.
        await store.ExecuteAsync(
            "drop trigger attachment_piece_no_update" + (provider == StoreProvider.Postgres ? " on attachment_piece" : ""));
        await store.ExecuteAsync($"update attachment_piece set content = (select content from attachment_piece where attachment_id = '{other.Id}') "
            + $"where attachment_id = '{one.Id}'");
        await store.ExecuteAsync($"update attachment set caption = 'another' where id = '{other.Id}'");

        var found = await new StoreVerification(store.Db).RunAsync();
        Assert.Contains(found, f => f.Place == $"attachment {one.Id}" && f.Problem.Contains("sealed for something else", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Place == $"attachment {other.Id}" && f.Problem.Contains("history", StringComparison.Ordinal));
        await Assert.ThrowsAsync<StoreContentException>(() => BytesAsync(Files(store), operation, one));
    }

    [Theory, EveryStore]
    public async Task A_copy_of_the_store_has_the_files(StoreProvider provider)
    {
        await using var store = await TestStore.SeededAsync(provider);
        var operation = store.Seeded;
        var clean = CleanFile.Of(MadeFile.Pdf());
        var added = (await AddAsync(store, operation, clean, "letter.pdf")).File!;
        var backup = new StoreBackup(store.Options);
        await backup.BackupAsync(store.Folder.Path("copy"));
        await Files(store).EraseAsync(operation, added.Id, 1, "x", TestStore.Actor, TestStore.Now);

        await backup.RestoreAsync(store.Folder.Path("copy"), TestStore.Now);
        await store.TellRestoredAsync();

        Assert.Equal(clean.Content.ToArray(), await BytesAsync(Files(store), operation, added));
        Assert.Empty(await new StoreVerification(store.Db).RunAsync());
    }

    // What is counted does not hang on files, and a change of files is no change of a record.
    [Fact]
    public async Task Files_are_limited_and_stand_beside_what_is_counted()
    {
        await using var store = await TestStore.SeededAsync(StoreProvider.Sqlite);
        var operation = store.Seeded;
        var (one, now) = (CleanFile.Of(MadeFile.Jpeg()), TestStore.Now);
        foreach (var number in Enumerable.Range(1, AttachmentList.Most))
        {
            var added = await AddAsync(store, operation, CleanFile.Of(MadeFile.Png(fill: (byte)number)), $"{number}.png");
            Assert.Null(added.Fault);
            if (number == AttachmentList.Most)
            {
                // One that was removed does not come back where another one has its place.
                Assert.Null((await Files(store).RemoveAsync(operation, added.File!.Id, 1, "twice", TestStore.Actor, now)).Fault);
                Assert.Null((await AddAsync(store, operation, CleanFile.Of(MadeFile.Png(fill: 200)), "in its place.png")).Fault);
                Assert.Equal(
                    AttachmentFault.TooMany,
                    (await Files(store).RestoreAsync(operation, added.File.Id, 2, "it was not", TestStore.Actor, now)).Fault);
            }
        }

        Assert.Equal(AttachmentFault.TooMany, (await AddAsync(store, operation, one, "x.jpg")).Fault);
        Assert.Equal(
            AttachmentFault.CaptionTooLong,
            (await Files(store).AddAsync(operation, "convoy", "D002", "x", new string('x', 201), one, TestStore.Actor, now)).Fault);
        Assert.Equal(
            AttachmentFault.NotHere, (await Files(store).AddAsync(operation, "location", "DAR", "x", "", one, TestStore.Actor, now)).Fault);
        Assert.False((await Files(store).AddAsync(operation, "convoy", "NEVER", "x", "", one, TestStore.Actor, now)).IsThere);
        Assert.False((await Files(store).AddAsync(operation, "nothing", "NEVER", "x", "", one, TestStore.Actor, now)).IsThere);

        // Neither is it undone with the link of a record, nor told among the changed records.
        var stored = (await new OperationStore(store.Db).FindAsync("issg-2016"))!;
        var rules = new SensitivityRules();
        Assert.False(await new ChangeUndo(store.Db, rules).MayUndoAsync(stored, stored.ChangeNumber, TestStore.Actor));
        var changed = await new RecordChanges(store.Db, rules).SinceAsync(stored, TestStore.Now.AddDays(-1), 500, TestStore.Actor, TestStore.Now);
        Assert.DoesNotContain(changed.Latest, r => r.Kind == "attachment");

        Assert.Null(await store.Records.WithdrawAsync(stored, "convoy", Convoy, 1, "twice", TestStore.Actor, now));
        var list = (await Files(store).ListAsync(stored, "convoy", Convoy, TestStore.Actor, now))!;
        Assert.Equal((true, false, AttachmentList.Most + 1), (list.MayWrite, list.MayAdd, list.Files.Count));
        Assert.Null((await Files(store).EraseAsync(stored, list.Files[0].File.Id, 1, "it shows a face", TestStore.Actor, now)).Fault);
    }

    private static AttachmentStore Files(TestStore store) => new(store.Db, store.Records);

    private static Task<AttachmentOutcome> AddAsync(
        TestStore store, StoredOperation operation, CleanFile file, string name, string? caption = null) =>
        Files(store).AddAsync(operation, "convoy", Convoy, name, caption, file, TestStore.Actor, TestStore.Now);

    private static async Task<byte[]?> BytesAsync(AttachmentStore files, StoredOperation operation, Attachment file)
    {
        using var target = new MemoryStream();
        return await files.CopyAsync(operation, file.Id, target, TestStore.Actor, TestStore.Now) is null ? null : target.ToArray();
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(TestStore store, string table) => await store.Db.ReadAsync(async session =>
    {
        await using var command = session.Command($"select * from {table}");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    });
}
