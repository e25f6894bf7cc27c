def scan(p): return ()
def links(d,p): return ()
