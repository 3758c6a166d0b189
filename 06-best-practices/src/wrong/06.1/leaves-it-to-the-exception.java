// Misconception: the caller has got an exception, and nobody ignores those.
// Fails: refused, onTheLoopsThread, placeOfTheCall, usedFuture, oncePerPlace, twoCallers,
//   manyFutures, twoPlaces, severalThreads, threadsMeet, namedVirtual, throwingTextOfAFuture,
//   nameless, wakesTheLoop, depthOfTheCaller
package asyncio.debug;

public final class WrongThreadCalls {

  @Override
  public void wrongThread(Object used) {}
}
