using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using MimeKit;

namespace AccessTracker.Tests.Mail;

/// <summary>
/// The reminder of a late report, the digest of alerts and the notice of a change of one's account, as they come to who reads Arabic or French.
/// </summary>
public sealed class MailInEachLanguageTests
{
    private static readonly string[] _english = ["Report ", "Your ", "reached", "since", "answer", "Sign in", "was ", "Read ", " new "];

    [Fact]
    public async Task In_Arabic_they_are_Arabic_from_the_right_and_nouns_agree_with_each_count()
    {
        var mails = await SentAsync(new Preference { Language = "ar" }, "rtl");
        var late = mails["manager"]["\u2068A year of meetings\u2069: التقرير 1 بانتظار النشر"];
        Assert.Contains("عُقد اجتماعه في 7 كانون الثاني 2016.", late, StringComparison.Ordinal);
        Assert.Contains("\u2068A year of meetings\u2069: 3 تنبيهات جديدة", mails["coordinator"].Keys);
        var digest = mails["member"]["\u2068A year of meetings\u2069: تنبيهان جديدان"];
        Assert.Contains("الجديدة\n- ", digest, StringComparison.Ordinal);
        Assert.Contains("21 يومًا، منذ 1 كانون الثاني 2016", digest, StringComparison.Ordinal);
        Assert.Contains("منح دور، \u206822 كانون الثاني 2016 06:00", mails["member"]["حسابك: منح دور"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Arabic_they_have_the_digits_that_were_chosen()
    {
        var mails = await SentAsync(new Preference { Language = "ar", HasNativeDigits = true }, "rtl");
        Assert.Contains("\u2068A year of meetings\u2069: ٣ تنبيهات جديدة", mails["coordinator"].Keys);
        Assert.Contains(
            "٢١ يومًا، منذ ١ كانون الثاني ٢٠١٦", mails["member"]["\u2068A year of meetings\u2069: تنبيهان جديدان"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_French_they_are_French()
    {
        var mails = await SentAsync(new Preference { Language = "fr" }, "ltr");
        var late = mails["manager"]["A year of meetings\u00A0: Rapport 1 en attente de publication"];
        Assert.Contains("La réunion correspondante a eu lieu le 7 janv. 2016.", late, StringComparison.Ordinal);
        Assert.Contains("A year of meetings\u00A0: 3 nouvelles alertes", mails["coordinator"].Keys);
        var digest = mails["member"]["A year of meetings\u00A0: 2 nouvelles alertes"];
        Assert.Contains("Nouvelles\n- ", digest, StringComparison.Ordinal);
        Assert.Contains("Rôle attribué, 22 janv. 2016 06:00", mails["member"]["Votre compte\u00A0: Rôle attribué"], StringComparison.Ordinal);
    }

    // A manager is reminded of late reports; a coordinator has three alerts, a member the two that are no pending answer.
    private static async Task<Dictionary<string, Dictionary<string, string>>> SentAsync(Preference preference, string direction)
    {
        await using var desk = await MailDesk.OpenAsync(StoreProvider.Sqlite, ("Alerts:PlaceUnreached", "14"), ("Alerts:ReportLate", "off"));
        await desk.Store.ImportRowsAsync(
            RecordKinds.Locations, ["code", "name", "name_ar"], ["MAD", "Madaya", "مضايا"], ["DOU", "Duma", "دوما"], ["DAR", "Darayya", "داريا"]);
        await desk.Store.ImportRowsAsync(
            RecordKinds.Statuses, ["location", "status", "from"], ["MAD", "besieged", "2016-01-01"], ["DOU", "besieged", "2016-01-01"]);
        await desk.Store.ImportRowsAsync(
            RecordKinds.Requests, ["ref", "authority", "submitted_on", "due_on"], ["R", "الحكومة", "2016-01-05", "2016-01-10"]);
        await desk.Store.ImportRowsAsync(RecordKinds.RequestLines, ["request", "location"], ["R", "DAR"]);
        foreach (var (person, role) in new[]
        {
            ("manager", Role.Manager), ("coordinator", Role.Coordinator), ("member", Role.Member),
        })
        {
            var account = (await desk.Node.Accounts.AddAsync(
                $"{person}@example.org", "م", new Grant(role, "year", []), TestStore.Actor, desk.Clock.GetUtcNow()))!;
            await desk.Node.Preferences.SaveAsync(account.Id, preference);
            await desk.Node.AlertSubscriptions.SubscribeAsync(account, await desk.Node.OperationAsync(), TestStore.Actor, desk.Clock.GetUtcNow());
            await desk.Node.Credentials.SetPasswordAsync(account, "a hash", TestStore.Actor, desk.Clock.GetUtcNow());
            Assert.Null(await desk.Node.Accounts.GiveAsync(
                account.Id, new Grant(Role.Member, "other", []), TestStore.Actor, desk.Clock.GetUtcNow()));
        }

        await desk.Node.RunAsync();
        Assert.All(desk.Server.Messages, mail =>
        {
            Assert.Equal(preference.Language, mail.Body!.Headers[HeaderId.ContentLanguage]);
            Assert.Contains($"<html lang=\"{preference.Language}\" dir=\"{direction}\">", mail.HtmlBody, StringComparison.Ordinal);
            Assert.DoesNotContain("dir=\"auto\"", mail.HtmlBody, StringComparison.Ordinal);
            Assert.All(_english, word => Assert.DoesNotContain(word, mail.TextBody, StringComparison.Ordinal));
        });
        return desk.Server.Messages.GroupBy(m => m.To.Mailboxes.Single().Address.Split('@')[0])
            .ToDictionary(g => g.Key, g => g.ToDictionary(m => m.Subject!, m => m.TextBody!));
    }
}
