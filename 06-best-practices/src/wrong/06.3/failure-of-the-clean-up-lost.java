// Misconception: only one exception can be thrown.
// Fails: bothFail, theCancellationGoesFirst, cancelledAndTheCleanupFails, tooLongAndCancelled,
//   itsOwnTaskIsCancelled, aCancellationOfSomethingElse, aBodyThatFails, cancelledInTheMiddle,
//   aBodyThatIsCancelled, stuckAtTheEnd, failuresAtTheEnd
package asyncio.pattern;


import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

public final class Cleanup {

  private static void throwFirst(Throwable... byRank) throws Exception {
    List<Throwable> thrown = Stream.of(byRank).filter(Objects::nonNull).distinct().toList();
    if (thrown.isEmpty()) {
      return;
    }
    Throwable first = thrown.getFirst();
    throw Failures.rethrow(first);
  }
}
