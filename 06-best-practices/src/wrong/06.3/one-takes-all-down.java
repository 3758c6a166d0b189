// Misconception: when one fails, everything is started anew.
// Fails: oneForOne, restForOne, givesUp, othersDuringAPause, aRestartIsReplaced
package asyncio.pattern;


import java.util.List;

public final class Supervisor {

  private List<Child> startedTogetherWith(Child ended) {
    return List.copyOf(children);
  }
}
