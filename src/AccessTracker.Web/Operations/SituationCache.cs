using System.Collections.Concurrent;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Identity;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Reports;

namespace AccessTracker.Web.Operations;

