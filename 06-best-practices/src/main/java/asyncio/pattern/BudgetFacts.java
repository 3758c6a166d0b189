package asyncio.pattern;

/**
 * How an {@link ErrorBudget} stands.
 *
 * @param calls how many calls there are in the window
 * @param failures how many of them failed
 * @param left which part of the budget is left: 1 is all of it, 0 is none, and below 0 the
 *     objective is missed. Without a failure it is 1, also if there are no calls
 * @param exhausted whether nothing is left, and there are enough calls to say so
 */
public record BudgetFacts(long calls, long failures, double left, boolean exhausted) {}
