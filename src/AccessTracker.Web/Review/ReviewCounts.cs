using AccessTracker.Domain.Access;
using AccessTracker.Domain.Review;

namespace AccessTracker.Web.Review;

/// <summary>How many records of a reader's world wait for them.</summary>
public static class ReviewCounts
{
    /// <summary>Their own records about which somebody has asked something.</summary>
    public static int AskedOf(ReviewFacts review, Person person) =>
        review.IsOn ? review.Questioned.Count(r => review.Unchecked.GetValueOrDefault(r) == person.Name) : 0;

    /// <summary>What stands beside the link to the queue: what waits for who checks, what was asked of who does not.</summary>
    public static int Waiting(ReviewFacts review, Person person, string operation) =>
        AccessPolicy.May(person, Verb.Review, new Subject(operation)) ? review.Unchecked.Count : AskedOf(review, person);
}
