// Misconception: first come, first closed.
// Fails: inReverse, oneFails, allFail, aLimit, aBodyThatFails, inATry, resources,
//   cancelledInTheMiddle, cancelledInATry, aBodyThatIsCancelled, theClosingTaskIsCancelled,
//   handedOn, addedMeanwhile, stackAsInCPython, theOneThatIsDone, removesItsHelper, oneForOne,
//   givesUp, cancelledTwice, stuckAtTheEnd, failuresAtTheEnd
package asyncio.pattern;


import java.util.Objects;

public final class ExitStack implements AutoCloseable {

  public void push(CleanupStep step) {
    open.addLast(Objects.requireNonNull(step, "step"));
  }
}
