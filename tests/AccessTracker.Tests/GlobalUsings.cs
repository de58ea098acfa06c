global using AccessTracker.Tests.Shared;
global using Xunit;
