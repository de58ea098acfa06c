using AccessTracker.Data.Accounts;
using AccessTracker.Data.Entries;
using AccessTracker.Data.Export;
using AccessTracker.Web.Api;
using AccessTracker.Web.Boards;
using AccessTracker.Web.Ceasefire;
using AccessTracker.Web.Desk.Import;
using AccessTracker.Web.Locations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Permits;
using AccessTracker.Web.Records;
using AccessTracker.Web.Reports;
using AccessTracker.Web.Reports.Publish;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Authentication;

namespace AccessTracker.Web.Hosting;

/// <summary>The API for programs: its mechanism, and the endpoints of each noun.</summary>
internal static class AppApi
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddSettings<ApiSettings>();
        services.AddCors();
        ApiDocument.Add(services);
        services.AddSingleton<ApiTokenStore>();
        services.AddSingleton<ApiCallers>();
        services.AddSingleton<ApiRates>();
        services.AddSingleton<OutgoingRecords>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<RecordCursors>();
        services.AddSingleton<RecordReading>();
        services.AddSingleton<SubmissionStore>();
        services.AddSingleton<SentOnce>();
        services.AddSingleton<RecordWriter>();
        services.AddSingleton<RecordWriting>();
        services.AddSingleton<OperationAnswers>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null);
        services.AddAuthorizationBuilder().AddApiPolicies();
        services.ConfigureHttpJsonOptions(o => ApiJson.Set(o.SerializerOptions));
    }

    /// <summary>The endpoints; each noun adds a line, to the root or to one operation.</summary>
    public static void MapApi(this WebApplication app)
    {
        var (root, operation) = ApiGroup.Map(app);
        ApiDocument.Map(root);
        root.MapMe();
        root.MapOperations();
        operation.MapRecords();
        operation.MapRecordWrites();
        operation.MapImports();
        operation.MapReports();
        operation.MapPublishing();
        operation.MapFigures();
        operation.MapUnreached();
        operation.MapPermits();
        operation.MapTargetProgress();
        operation.MapTrends();
        operation.MapFunnel();
        operation.MapCeasefire();
        operation.MapLocationAnswers();
    }
}
