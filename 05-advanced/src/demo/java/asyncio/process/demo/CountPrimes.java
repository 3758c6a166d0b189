package asyncio.process.demo;

import asyncio.process.Job;
import java.util.stream.IntStream;

/** Counts the primes of a range: something to compute. */
record CountPrimes(int from, int to) implements Job<Integer> {

  @Override
  public Integer call() {
    return (int) IntStream.range(from, to).filter(CountPrimes::isPrime).count();
  }

  private static boolean isPrime(int number) {
    if (number < 2) {
      return false;
    }
    for (int divisor = 2; divisor <= number / divisor; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return true;
  }
}
