from concurrent.futures import ProcessPoolExecutor

done_here = 0


def count_here(_):
    global done_here
    done_here += 1
    return done_here


def append(names):
    names.append("berta")
    return len(names)


def main():
    with ProcessPoolExecutor(1) as pool:
        print("a global, as three jobs saw it:", list(pool.map(count_here, range(3))))
        print("the same global here:", done_here)
        names = ["anna"]
        print("a list, as a job saw it:", pool.submit(append, names).result())
        print("the same list here:", len(names))
        try:
            pool.submit(lambda: 1).result()
        except Exception:
            print("a lambda: refused")


if __name__ == "__main__":
    main()
