package asyncio.loop;

import java.util.function.UnaryOperator;

/**
 * What a loop is made of.
 *
 * @param clock where it reads the time
 * @param poller where it sleeps
 */
public record LoopParts(Clock clock, Poller poller) {

  /**
   * These parts as the system property {@code asyncio.loop.refit} wants them: the name of a public
   * {@code UnaryOperator<LoopParts>} that can be made without arguments. Without the property, they
   * stay as they are.
   *
   * <p>It is meant for trying a loop of one's own on programs that know nothing of it. A program
   * that chooses its loop hands a factory to its {@code Runner}.
   *
   * @throws IllegalStateException if there is no such class
   */
  LoopParts refitted() {
    return Refit.CHOSEN.apply(this);
  }

  /** Looked for once, when the first loop is made. */
  private static final class Refit {

    static final UnaryOperator<LoopParts> CHOSEN = chosen();

    private static UnaryOperator<LoopParts> chosen() {
      String name = System.getProperty("asyncio.loop.refit");
      if (name == null) {
        return UnaryOperator.identity();
      }
      try {
        @SuppressWarnings("unchecked")
        var refit =
            (UnaryOperator<LoopParts>)
                Class.forName(name, true, Thread.currentThread().getContextClassLoader())
                    .getConstructor()
                    .newInstance();
        return refit;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("asyncio.loop.refit: no " + name, e);
      }
    }
  }
}
