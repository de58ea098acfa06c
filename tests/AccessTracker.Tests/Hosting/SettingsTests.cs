using System.Text.RegularExpressions;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Web.Alerts;
using AccessTracker.Web.Cli;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Mail;
using AccessTracker.Web.SignIn;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AccessTracker.Tests.Hosting;

/// <summary>What an operator writes into the configuration is kept to, or is told of.</summary>
[Collection("hangfire")]
public sealed partial class SettingsTests
{
    private static readonly string[] _pages =
        ["docs/operating.md", "docs/alerts.md", "docs/access.md", "docs/reports-by-mail.md", "README.md", "SECURITY.md"];

    [Theory]
    [InlineData("Mail:Hots", "Mail:Host")]
    [InlineData("Mial:Host", "Mail:Host")]
    [InlineData("mail:secruity", "Mail:Security")]
    [InlineData("PublicUrI", "PublicUrl")]
    [InlineData("Alerts:PermitLapse", "Alerts:PermitLapses")]
    [InlineData("Sensitivity:Defaults:incidents", "Sensitivity:Defaults:incident")]
    public void A_misspelt_key_is_named_with_the_one_that_was_meant(string key, string meant) =>
        Assert.Equal([$"The configuration names {key}, which is no setting. The nearest is {meant}."], Unknown(key));

    [Theory]
    [InlineData("Mail:Colour")]
    [InlineData("Reports:Languages:0")]
    public void A_key_of_our_sections_that_nothing_is_near_is_named(string key) =>
        Assert.StartsWith($"The configuration names {key}, which is no setting.", Assert.Single(Unknown(key)), StringComparison.Ordinal);

    [Theory]
    [InlineData("PATH")]
    [InlineData("HOME")]
    [InlineData("Mailer:Host2Name")]
    [InlineData("MAIL")]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Kestrel:Endpoints:Https:Url")]
    [InlineData("MAIL:HOST")]
    public void What_other_programs_and_the_framework_are_told_is_not(string key) => Assert.Empty(Unknown(key));

    [Fact]
    public void In_a_file_every_key_is_meant_for_this_program()
    {
        using var app = new TestApp();
        using var folder = new TestFolder();
        File.WriteAllText(folder.Path("own.json"), """{ "Smtp": { "Server": "x" }, "Store": { "Provider": "sqlite" } }""");
        var configuration = new ConfigurationBuilder().AddJsonFile(folder.Path("own.json")).Build();
        Assert.Equal(
            ["The configuration names Smtp:Server, which is no setting."],
            UnknownSettings.Of(configuration, app.Services.GetServices<SettingsClass>(), RecordKinds.Standard).Select(u => u.Sentence));
    }

    [Fact]
    public void The_program_s_own_file_names_settings_alone()
    {
        using var app = new TestApp();
        var configuration = new ConfigurationBuilder().AddJsonFile(Repository.Path("appsettings.json")).Build();
        Assert.Empty(UnknownSettings.Of(configuration, app.Services.GetServices<SettingsClass>(), RecordKinds.Standard).Select(u => u.Sentence));
    }

    [Fact]
    public void Every_wrong_value_is_named_with_what_is_allowed()
    {
        var refused =
            Assert.Throws<OptionsValidationException>(() =>
                SettingsOf.Read<MailSettings>(("Mail:Port", "many"), ("Mail:Security", "ssl"), ("Mail:AllowInsecureTransport", "perhaps")));
        Assert.Equal(
            [
                "Mail:Port is 'many'. Expected: a whole number, 1 to 65535.",
                "Mail:Security is 'ssl'. Expected: starttls, tls or none.",
                "Mail:AllowInsecureTransport is 'perhaps'. Expected: true or false.",
            ],
            refused.Failures);
        Assert.Equal(
            "Sensitivity:Defaults:incident is 'secret'. Expected: low, moderate, high, severe.",
            Assert.Throws<OptionsValidationException>(() => SettingsOf.Read<SensitivitySettings>(("Sensitivity:Defaults:incident", "secret")))
                .Message);
        Assert.Equal(
            "PublicUrl is 'example.org'. Expected: https://name, as people enter it in a browser.",
            Assert.Throws<OptionsValidationException>(() => SettingsOf.Read<SiteSettings>(("PublicUrl", "example.org"))).Message);
    }

    [Fact]
    public void A_password_in_a_connection_that_cannot_be_read_is_not_repeated()
    {
        var refused =
            Assert.Throws<OptionsValidationException>(() =>
                SettingsOf.Read<StoreSettings>(("Store:Provider", "postgres"), ("Store:ConnectionString", "Host=x;Colour=1;Password=swordfish")));
        Assert.Contains("Store:ConnectionString cannot be read", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("swordfish", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_value_is_one_that_is_not_set()
    {
        var settings = SettingsOf.Read<MailSettings>(("Mail:Host", ""), ("Mail:Port", " "));
        Assert.Equal((null, 587), (settings.Host, settings.UsedPort));
    }

    [Fact]
    public void Every_setting_is_in_the_operator_s_pages_and_they_name_no_other()
    {
        var keys = AllKeys();
        var written = string.Join('\n', _pages.Select(p => File.ReadAllText(Repository.Path(p.Split('/')))));
        Assert.All(keys.Where(k => !k.StartsWith("Sensitivity:Defaults:", StringComparison.Ordinal)), k =>
            Assert.Contains($"`{k}`", written, StringComparison.Ordinal));
        var sections = keys.Where(k => k.Contains(':', StringComparison.Ordinal)).Select(k => k.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.All(Written().Matches(written).Select(m => m.Groups[1].Value).Where(k => sections.Contains(k.Split(':')[0])), k =>
            Assert.Contains(k, keys));
    }

    [Fact]
    public void Every_kind_of_alert_has_a_setting() =>
        Assert.All(
            Enum.GetNames<Domain.Alerts.AlertKind>(),
            k => Assert.Contains($"Alerts:{k}", SettingsReader.Keys(typeof(AlertSettings), RecordKinds.Standard)));

    // A wrong one stops the start: whoever wrote it is there to read why.
    [Fact]
    public void The_program_does_not_start_with_a_wrong_one() =>
        Assert.ThrowsAny<Exception>(() => new TestApp(settings: [("Limits:BodyBytes", "-1")]));

    // Else it starts, on an empty store or without what was asked for, and whoever misspelt it believes otherwise.
    [Theory]
    [InlineData("Store:Provder", "postgres", "The nearest is Store:Provider.")]
    [InlineData("Stroe:Provider", "postgres", "The nearest is Store:Provider.")]
    [InlineData("Reports:Colour", "red", "The configuration names Reports:Colour, which is no setting.")]
    [InlineData("Pdf:Chromium", "/nowhere/chromium", "there is no such file")]
    public async Task Nor_with_one_that_it_would_not_keep_to(string key, string value, string said)
    {
        using var errors = new StringWriter();
        string[] args = ["--urls=http://127.0.0.1:0", "--applicationName=AccessTracker.Web", $"--{key}={value}"];
        Assert.Equal(CommandLine.Wrong, await CommandLine.RunAsync(args, TextWriter.Null, errors));
        Assert.Contains(said, errors.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> AllKeys()
    {
        using var app = new TestApp();
        return [.. app.Services.GetServices<SettingsClass>().SelectMany(c => SettingsReader.Keys(c.Type, RecordKinds.Standard))];
    }

    private static IEnumerable<string> Unknown(string key)
    {
        using var app = new TestApp();
        return
        [
            .. UnknownSettings.Of(SettingsOf.Configuration((key, "x")), app.Services.GetServices<SettingsClass>(), RecordKinds.Standard)
                .Select(u => u.Sentence),
        ];
    }

    [GeneratedRegex("`([A-Z][A-Za-z]+:[A-Za-z:]+)`")]
    private static partial Regex Written();
}
