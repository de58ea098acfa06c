using AccessTracker.Data.Mail;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Reports.Mail;

namespace AccessTracker.Web.Mail;

/// <summary>Delivery: of published reports by mail and by feed, of an operation's days as a calendar.</summary>
public static class MailServiceCollectionExtensions
{
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<FeedKeyStore>();
        services.AddSingleton<PublicationStore>();
        services.AddSingleton<MailServer>();
        services.AddSettings<MailSettings>();
        services.AddSingleton<LateReports>();
        services.AddSingleton<MailFiles>();
        services.AddSingleton<ReportMail>();
        services.AddSingleton<MailLanguage>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<DeliverReports>();
        services.AddSingleton<ReportFeed>();
        services.AddSingleton<OperationCalendar>();
    }

    public static void MapMail(this WebApplication app)
    {
        ReportFeed.Map(app);
        OperationCalendar.Map(app);
    }
}
