#!/usr/bin/env python3
"""How long lists and searches of a running service take, alone and beside 200 listeners for events.

load.py HOST PORT TOKEN: TOKEN is an administrator's; the service's marshrut.ini lifts [http] calls_a_second and
connections_of_one. A store to ask: marshrut_list_bench fill DIR [URL] 100000 300000.
"""
import http.client
import random
import sys
import threading
import time
import urllib.parse

host,port,token=sys.argv[1],int(sys.argv[2]),sys.argv[3]
H={"Authorization":"Bearer "+token}
def ask(path,n):
    c=http.client.HTTPConnection(host,port,timeout=30); ts=[]
    for i in range(n):
        t=time.perf_counter(); c.request("GET","/api/v1"+path(i),headers=H); r=c.getresponse(); b=r.read(); ts.append((time.perf_counter()-t)*1000)
        assert r.status==200,(r.status,path(i),b[:200])
        if r.getheader("Connection","").lower()=="close": c=http.client.HTTPConnection(host,port,timeout=30)
    ts.sort(); return ts[len(ts)//2],ts[int(len(ts)*.95)-1],ts[-1]
words=["иванов","петрова","школа","сидор","гимназия 5","анна","лицей","смирнова мария","odi","учитель","математ"]
q=lambda w:urllib.parse.quote(w)
qs={
"routes by name":lambda i:"/routes?limit=50",
"routes sort changed":lambda i:"/routes?sort=-changed",
"routes by state+sort":lambda i:"/routes?state=%s&sort=organization"%random.choice(["draft","submitted","approved","in_progress","completed"]),
"routes search":lambda i:"/routes?q="+q(random.choice(words)),
"submissions":lambda i:"/submissions?limit=50",
"submissions by state":lambda i:"/submissions?state="+random.choice(["accepted","review","returned"]),
"submissions search":lambda i:"/submissions?q="+q(random.choice(words)),
"messages":lambda i:"/messages",
"messages attention":lambda i:"/messages?attention=true",
"messages by state":lambda i:"/messages?state="+random.choice(["filed","returned","quarantined"]),
"messages search":lambda i:"/messages?q="+q(random.choice(words)),
"registry":lambda i:"/registry/sevastopol-registry",
"deadlines":lambda i:"/deadlines?limit=50",
"deadlines overdue":lambda i:"/deadlines?overdue=true",
"report schools":lambda i:"/reports/schools","report intake":lambda i:"/reports/intake","report levels":lambda i:"/reports/levels",
"overview":lambda i:"/overview","schools":lambda i:"/schools?q=","audit":lambda i:"/audit",
}
def run(title):
    print(title)
    for n,f in qs.items():
        try:
            ask(f,2); p=ask(f,40); print("  %-24s p50 %7.1f  p95 %7.1f  max %7.1f"%(n,*p))
        except Exception as e: print("  ",n,"failed",repr(e)[:200])
run("alone")
got=[0]; opened=[0]
def listen():
    c=http.client.HTTPConnection(host,port,timeout=120); c.request("GET","/api/v1/events",headers=H); r=c.getresponse(); opened[0]+=1
    try:
        while True:
            l=r.fp.readline()
            if not l: break
            if l.startswith(b"event: change"): got[0]+=1
    except Exception: pass
for i in range(200): threading.Thread(target=listen,daemon=True).start()
time.sleep(5); print("listeners",opened[0])
run("with 200 listeners")
print("events got",got[0])
