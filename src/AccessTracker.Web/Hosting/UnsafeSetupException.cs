namespace AccessTracker.Web.Hosting;

/// <summary>As it is set up, the program would not keep its promises, and so it does not start; the message says what to change.</summary>
public sealed class UnsafeSetupException(string message) : Exception(message);
