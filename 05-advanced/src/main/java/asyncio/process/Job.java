package asyncio.process;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * What a worker process does: data that can be sent, and a method that is called there. Write a
 * record, an enum, or a class with a name of its own.
 *
 * <pre>{@code
 * record CountPrimes(int from, int to) implements Job<Integer> {
 *   public Integer call() {
 *     return (int) IntStream.range(from, to).filter(Primes::isPrime).count();
 *   }
 * }
 * }</pre>
 *
 * <p>A lambda is refused: it would take along whatever it captures, and often that is {@code this}
 * with half of the program behind it. In Python, a function that can be pickled.
 *
 * @param <T> the result, which is sent back and so must be serialisable, too
 */
public interface Job<T> extends Callable<T>, Serializable {

  /** Does the job, on the worker's only thread for jobs. */
  @Override
  T call() throws Exception;
}
