"""The map of a process pool, in chunks: in order, and with a failure in its place."""

from concurrent.futures import ProcessPoolExecutor


def squared(number):
    return number * number


def reciprocal(number):
    return 100 // number


def main():
    with ProcessPoolExecutor(2) as pool:
        print("the squares:", list(pool.map(squared, [1, 2, 3, 4, 5], chunksize=2)))
        try:
            for result in pool.map(reciprocal, [1, 2, 0, 4], chunksize=1):
                print("100 divided:", result)
        except ZeroDivisionError:
            print("that failed")
        print("an empty map:", list(pool.map(squared, [], chunksize=2)))


if __name__ == "__main__":
    main()
