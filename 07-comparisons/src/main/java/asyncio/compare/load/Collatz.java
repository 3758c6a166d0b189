package asyncio.compare.load;

/** Something to compute, which takes no memory and which no compiler can leave out. */
public final class Collatz {

  private Collatz() {}

  /** How many steps the numbers from 1 to {@code most} take together until each is 1. */
  public static long steps(int most) {
    long steps = 0;
    for (long number = 1; number <= most; number++) {
      for (long n = number; n != 1; n = n % 2 == 0 ? n / 2 : 3 * n + 1) {
        steps++;
      }
    }
    return steps;
  }
}
