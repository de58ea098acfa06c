global using AccessTracker.Tests.Support;
global using Xunit;
