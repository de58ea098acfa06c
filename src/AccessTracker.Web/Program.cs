using AccessTracker.Web.Shared;
AppHost.ForServing(args).Run();
