package asyncio.compare;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The three kinds of jobs that all models are compared on. They can be sent, and the sum of what
 * they return is known.
 */
public enum Workload {

  /** Jobs that wait and do nothing else, as requests to somebody else's server do. */
  WAITS {
    @Override
    Job<Long> job(int number) {
      return new Waiting(Duration.ofMillis(20));
    }
  },

  /** Jobs that compute and never wait. */
  COMPUTING {
    @Override
    Job<Long> job(int number) {
      return new Primes(20_000L * (number % 8), 20_000);
    }
  },

  /** Jobs that wait a little, compute a little, and add to a total that all of them share. */
  MIXED {
    @Override
    Job<Long> job(int number) {
      return new Adding(Duration.ofMillis(2), 1_000);
    }
  };

  /**
   * What the jobs of {@link #MIXED} add to: the one of their process. A model that does its jobs in
   * other processes leaves this one as it is.
   */
  public static Shared<Long> total() {
    return Total.OF_THIS_PROCESS;
  }

  /** Made when it is first needed, as the class that it is of is for the learner to write. */
  private static final class Total {
    static final Shared<Long> OF_THIS_PROCESS = new Guarded<>(0L);
  }

  /** So many jobs of this kind. */
  public List<Job<Long>> jobs(int number) {
    return IntStream.range(0, number).mapToObj(this::job).toList();
  }

  abstract Job<Long> job(int number);

  private record Waiting(Duration pause) implements Job<Long> {
    @Override
    public Long perform(Site site) throws InterruptedException {
      site.pause(pause);
      return 1L;
    }
  }

  private record Primes(long from, int howMany) implements Job<Long> {
    @Override
    public Long perform(Site site) {
      return count(from, howMany);
    }

    static long count(long from, int howMany) {
      return LongStream.range(from, from + howMany).filter(Primes::isPrime).count();
    }

    private static boolean isPrime(long number) {
      if (number < 2) {
        return false;
      }
      for (long divisor = 2; divisor <= number / divisor; divisor++) {
        if (number % divisor == 0) {
          return false;
        }
      }
      return true;
    }
  }

  private record Adding(Duration pause, int howMany) implements Job<Long> {
    @Override
    public Long perform(Site site) throws InterruptedException {
      site.pause(pause);
      long found = Primes.count(0, howMany);
      total().update(before -> before + found);
      site.pause(pause);
      return found;
    }
  }
}
