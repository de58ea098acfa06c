using AccessTracker.Data.Attachments;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using AccessTracker.Tests.Access;

namespace AccessTracker.Tests.Attachments;

/// <summary>A file is there for whom its record is there, and may be added by who may write it: every kind, level, area and role.</summary>
public sealed class AttachmentAccessTests
{
    [Theory, EveryStore]
    public async Task A_file_has_the_level_of_its_record(StoreProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        var (world, operation) = await AccessWorld.CreateAsync(store);
        var files = new AttachmentStore(store.Db, store.Records);
        var clean = CleanFile.Of(MadeFile.Png());
        var kept = new List<(WorldRecord Record, Id<Attachment> File)>();

        // One of each kind, level and way to have it.
        foreach (var record in world.Records.Where(r => RecordKinds.Standard.Of(r.Kind).TakesFiles)
            .GroupBy(r => (r.Kind, r.Level, r.Area, r.IsPlanned)).Select(g => g.First()))
        {
            var outcome = await files.AddAsync(operation, record.Kind, record.Key, "letter.png", null, clean, TestStore.Actor, AccessWorld.Now);
            Assert.True(outcome is { IsThere: true, Fault: null }, $"{record}: {outcome}");
            kept.Add((record, outcome.File!.Id));
        }

        Assert.Equal(
            RecordKinds.Standard.All.Where(k => k.TakesFiles).Select(k => k.Name).Order(), kept.Select(k => k.Record.Kind).Distinct().Order());
        foreach (var person in AccessMatrixTests.People)
        {
            var actor = Actor.Of(person, AccessWorld.Operation);
            foreach (var (record, file) in kept)
            {
                var (may, said) = (AccessMatrixTests.MayRead(person, record.Level), $"{person.Name}, {record}");
                var list = await files.ListAsync(operation, record.Kind, record.Key, actor, AccessWorld.Now);
                Assert.True(may == (list?.Files.Count == 1), said);
                Assert.True(may == (await files.CopyAsync(operation, file, Stream.Null, actor, AccessWorld.Now) is not null), said);

                var mayWrite = AccessMatrixTests.MayWrite(person, record);
                Assert.True(mayWrite == (list?.MayAdd == true), said);
                Assert.True(mayWrite == await files.MayAddAsync(operation, record.Kind, record.Key, actor, AccessWorld.Now), said);
                Assert.True(mayWrite == (await files.RemoveAsync(operation, file, 99, "x", actor, AccessWorld.Now)).IsThere, said);

                // Whose file it is, or who gives levels, may destroy it; not whoever may write the record.
                var mayErase = AccessMatrixTests.May(person, AccessTracker.Domain.Access.Verb.Classify) && may;
                Assert.True(mayErase == (await files.EraseAsync(operation, file, 99, "x", actor, AccessWorld.Now)).IsThere, said);
            }
        }
    }
}
